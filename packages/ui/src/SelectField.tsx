import { useId } from 'react'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

interface SelectFieldProps<T extends string> extends Omit<
  ComponentProps<'select'>,
  'onChange' | 'value'
> {
  label: string
  value: T
  options: readonly { value: T; label: string }[]
  onChange: (value: T) => void
  /** Its name is said, not shown. */
  isBare?: boolean
}

/** One of a few, by the system's own list. */
export function SelectField<T extends string>(props: SelectFieldProps<T>) {
  const { label, value, options, onChange, isBare = false, className, ...rest } = props
  const id = useId()
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className={cn('text-[12px] font-medium text-muted', isBare && 'sr-only')}>
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value as T)}
        className={cn(
          'min-w-0 rounded-lg border border-line bg-raised px-2 text-text disabled:opacity-50',
          isBare ? 'h-8 text-[13px]' : 'h-9 text-[14px]',
          className,
        )}
        {...rest}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
