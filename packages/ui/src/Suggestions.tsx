import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'

export interface Suggestion {
  key: string
  label: string
  hint?: string | undefined
  icon?: ReactNode
}

interface SuggestionsProps {
  /** By which the box that is written in points to it. */
  id: string
  label: string
  items: readonly Suggestion[]
  active: number
  onTake: (index: number) => void
}

/** What may be meant, above the box in which it is typed. The focus stays in the box. */
export function Suggestions({ id, label, items, active, onTake }: SuggestionsProps) {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])
  if (items.length === 0) return null
  return (
    <ul
      ref={list}
      id={id}
      role="listbox"
      aria-label={label}
      className="menu-in absolute inset-x-3 bottom-full z-30 mb-1 max-h-64 max-w-[420px] overflow-y-auto rounded-lg border border-line bg-raised p-1 text-[13px] text-text shadow-float"
    >
      {items.map(({ key, label: text, hint, icon }, index) => (
        <li
          key={key}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          // The box keeps the focus, and with it its cursor.
          onMouseDown={(event) => {
            event.preventDefault()
            onTake(index)
          }}
          className={cn(
            'flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-2',
            index === active ? 'bg-hover' : 'hover:bg-hover',
          )}
        >
          {icon}
          <span dir="auto" className="min-w-0 truncate">
            {text}
          </span>
          {hint && (
            <span dir="auto" className="ms-auto min-w-0 truncate text-[12px] text-muted">
              {hint}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
