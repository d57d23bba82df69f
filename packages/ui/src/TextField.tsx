import { useId } from 'react'
import type { ComponentProps } from 'react'

type TextFieldProps = ComponentProps<'input'> & { label: string }

export function TextField({ label, ...rest }: TextFieldProps) {
  const id = useId()
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-[12px] font-medium text-muted">
        {label}
      </label>
      <input
        id={id}
        className="h-9 rounded-lg border border-line bg-raised px-3 text-[14px] text-text outline-none placeholder:text-muted focus:border-accent"
        {...rest}
      />
    </div>
  )
}
