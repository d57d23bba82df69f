import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'

interface FilterChipProps {
  icon?: ReactNode
  /** What it is about; '' where the operator says it all. */
  name: string
  operator: string
  operatorLabel: string
  /** Absent where there is nothing to flip. */
  onFlip?: (() => void) | undefined
  /** The button that shows the value and opens its editor; absent where there is none. */
  value?: ReactNode
  removeLabel: string
  onRemove: () => void
}

const part = 'flex h-full items-center'
const button = `${part} cursor-pointer hover:bg-hover focus-visible:outline-offset-[-2px]`

/** One phrase of a filter: what, how, which, and away with it. */
export function FilterChip(props: FilterChipProps) {
  const { icon, name, operator, operatorLabel, onFlip, value, removeLabel, onRemove } = props
  return (
    <span className="inline-flex h-[26px] max-w-full min-w-0 items-stretch overflow-hidden rounded-lg border border-line bg-raised text-[12px]">
      <span className={cn(part, 'shrink-0 gap-1 pl-2', name && 'pr-0.5')}>
        {icon}
        {name}
      </span>
      {onFlip ? (
        <button
          type="button"
          aria-label={operatorLabel}
          title={operatorLabel}
          onClick={onFlip}
          className={cn(
            button,
            'min-w-0 px-1',
            name ? 'shrink-0 text-muted hover:text-text' : 'font-medium',
          )}
        >
          {operator}
        </button>
      ) : (
        operator && <span className={cn(part, 'shrink-0 px-1 text-muted')}>{operator}</span>
      )}
      {value}
      <button
        type="button"
        aria-label={removeLabel}
        title={removeLabel}
        onClick={onRemove}
        className={cn(button, 'w-6 shrink-0 justify-center text-muted hover:text-text')}
      >
        <X aria-hidden size={12} />
      </button>
    </span>
  )
}
