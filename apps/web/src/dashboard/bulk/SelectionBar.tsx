'use client'
import type { BulkPatch, Conversation } from '@parley/contract'
import { useCount } from '@parley/client/react'
import { Button } from '@parley/ui'
import { X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { UsedPlace } from '../usePlace.ts'
import { BulkMenus } from './BulkMenus.tsx'
import { useChange } from './Changes.tsx'
import type { UsedSelection } from './useSelection.ts'

interface SelectionBarProps {
  place: UsedPlace
  rows: Conversation[]
  selection: UsedSelection
}

/** Over the head of the list while rows are chosen: how many, what to do with them, or all of them. */
export function SelectionBar({ place, rows, selection }: SelectionBarProps) {
  const t = useTranslations('bulk')
  const ask = useChange()
  const { count, capped } = useCount(place.filter)
  const { chosen, isAll, leftOut, clear } = selection
  const change = (patch: BulkPatch) => {
    ask(selection.target(), patch)
    // What matches then is something else than what was chosen.
    if (isAll) clear()
  }
  const total = count === null ? null : Math.max(0, count - leftOut)
  const many = total === null ? '…' : `${total}${capped ? '+' : ''}`
  const isPart = !isAll && count !== null && (capped || count > chosen.length)
  return (
    <div
      role="toolbar"
      aria-label={t('bar')}
      data-selection-bar
      className="absolute inset-x-0 top-0 z-10 border-b border-line bg-accent-soft p-2 text-[13px]"
    >
      <div className="flex h-8 items-center gap-0.5">
        <Button
          look="ghost"
          size="icon"
          aria-label={t('leave')}
          title={`${t('leave')} (Esc)`}
          onClick={clear}
        >
          <X aria-hidden size={16} />
        </Button>
        <p role="status" className="min-w-0 flex-1 truncate px-1 font-medium tabular-nums">
          {isAll ? t('all', { count: many }) : t('chosen', { count: chosen.length })}
        </p>
        <BulkMenus chosen={chosen} onChange={change} />
      </div>
      <div className="mt-2 flex h-8 items-center px-1">
        {isPart ? (
          <button
            type="button"
            onClick={selection.chooseAll}
            className="cursor-pointer truncate rounded px-1 text-[12px] font-medium text-accent-strong underline-offset-2 hover:underline"
          >
            {t('chooseAll', { count: many })}
          </button>
        ) : (
          <p className="truncate px-1 text-[12px] text-muted">
            {isAll ? t('allHint') : t(rows.length === chosen.length ? 'whole' : 'hint')}
          </p>
        )}
      </div>
    </div>
  )
}
