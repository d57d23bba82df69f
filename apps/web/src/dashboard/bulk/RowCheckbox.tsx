'use client'
import { cn } from '@parley/ui'
import { Check } from 'lucide-react'
import { useTranslations } from 'use-intl'

interface RowCheckboxProps {
  title: string
  isChecked: boolean
  onToggle: () => void
  onExtend: () => void
  isCompact: boolean
}

/** Over the row's picture, under the pointer; a tap on the picture chooses where nothing hovers. */
export function RowCheckbox({ title, isChecked, onToggle, onExtend, isCompact }: RowCheckboxProps) {
  const t = useTranslations('bulk')
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={isChecked}
      aria-label={t('choose', { title })}
      tabIndex={-1}
      onClick={(event) => (event.shiftKey ? onExtend() : onToggle())}
      className={cn(
        'absolute left-2 grid size-11 cursor-pointer place-items-center transition-opacity duration-100 focus-visible:opacity-100',
        isCompact ? 'top-1.5 -ml-1' : 'top-1',
        isChecked ? 'opacity-100' : 'opacity-0 [@media(hover:hover)]:group-hover:opacity-100',
      )}
    >
      <span
        className={cn(
          'grid place-items-center rounded-full',
          isCompact ? 'size-7' : 'size-9',
          isChecked
            ? 'bg-accent text-on-accent'
            : 'border-2 border-faint bg-raised text-transparent',
        )}
      >
        <Check aria-hidden size={18} strokeWidth={2.5} />
      </span>
    </button>
  )
}
