import { useId } from 'react'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

type TextFieldProps = ComponentProps<'input'> & {
  label: string
  /** Said below it, always. */
  hint?: string | undefined
  /** Why what it holds cannot be taken. */
  problem?: string | undefined
}

export function TextField({ label, hint, problem, className, ...rest }: TextFieldProps) {
  const id = useId()
  const about = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ')
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-[12px] font-medium text-muted">
        {label}
      </label>
      <input
        id={id}
        aria-invalid={problem ? true : undefined}
        aria-describedby={about || undefined}
        className={cn(
          'h-9 min-w-0 rounded-lg border bg-raised px-3 text-[14px] text-ellipsis text-text outline-none placeholder:text-muted read-only:bg-bg read-only:text-muted focus:border-accent disabled:text-muted',
          problem ? 'border-danger' : 'border-line',
          className,
        )}
        {...rest}
      />
      {hint && (
        <p id={`${id}-hint`} className="text-[12px] text-muted">
          {hint}
        </p>
      )}
      {problem && (
        <p id={`${id}-problem`} role="alert" className="text-[12px] text-danger">
          {problem}
        </p>
      )}
    </div>
  )
}
