'use client'
import { cn } from '@parley/ui'
import { useTranslations } from 'use-intl'
import { FieldIcon } from './FieldIcon.tsx'
import type { Hint } from './hintsFor.ts'
import { ValueIcon } from './ValueIcon.tsx'

interface SearchHintsProps {
  id: string
  hints: Hint[]
  /** Which one Enter takes; -1 for none. */
  active: number
  onPick: (hint: Hint) => void
}

/** The list below the search box; the focus stays in the box. */
export function SearchHints({ id, hints, active, onPick }: SearchHintsProps) {
  const t = useTranslations('filter.search')
  return (
    <ul
      id={id}
      role="listbox"
      aria-label={t('hints')}
      className="menu-in absolute inset-x-0 top-9 z-40 max-h-72 overflow-y-auto rounded-lg border border-line bg-raised p-1 text-[13px] shadow-float"
    >
      {hints.map((hint, index) => (
        <li
          key={hint.key}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onPick(hint)}
          className={cn(
            'flex h-8 cursor-pointer items-center gap-2 rounded-md px-2 hover:bg-hover',
            index === active && 'bg-hover',
          )}
        >
          {hint.field && hint.isValue && <ValueIcon field={hint.field} value={hint.value} />}
          {hint.field && !hint.isValue && <FieldIcon field={hint.field} />}
          <span dir="auto" className="min-w-0 truncate">
            {hint.label}
          </span>
        </li>
      ))}
    </ul>
  )
}
