'use client'
import type { Sort, SortKey } from '@parley/contract'
import { sortKeys } from '@parley/contract'
import { Button, cn } from '@parley/ui'
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react'
import { useTranslations } from 'use-intl'

interface SortTermsProps {
  sort: Sort
  onSort: (sort: Sort | null) => void
}

const most = 3

/** The keys of an order, each turned by a click, and those that may be added. */
export function SortTerms({ sort, onSort }: SortTermsProps) {
  const t = useTranslations('filter.sort')
  const free = sortKeys.filter((key) => !sort.some(({ by }) => by === key))
  const set = (next: Sort) => onSort(next.length > 0 ? next : null)
  const turn = (key: SortKey) =>
    set(
      sort.map(({ by, order }) =>
        by === key ? { by, order: order === 'asc' ? 'desc' : 'asc' } : { by, order },
      ),
    )
  return (
    <div className="overflow-y-auto p-1">
      <p className="px-2 py-1 text-[11px] font-medium text-muted">{t('by')}</p>
      <ol>
        {sort.map(({ by, order }) => (
          <li key={by} className="flex items-center gap-1">
            <button type="button" onClick={() => turn(by)} className={line}>
              {order === 'asc' ? (
                <ArrowUp aria-hidden size={14} className="shrink-0 text-muted" />
              ) : (
                <ArrowDown aria-hidden size={14} className="shrink-0 text-muted" />
              )}
              <span className="min-w-0 flex-1 truncate">{t(by)}</span>
              <span className="text-[12px] text-muted">{t(`${order}.${by}`)}</span>
              <span className="sr-only">{t('turn')}</span>
            </button>
            {sort.length > 1 && (
              <Button
                look="ghost"
                size="small"
                aria-label={t('remove', { key: t(by) })}
                onClick={() => set(sort.filter((term) => term.by !== by))}
              >
                <X aria-hidden size={12} />
              </Button>
            )}
          </li>
        ))}
      </ol>
      <p className="mt-1 border-t border-line px-2 pt-2 pb-1 text-[11px] font-medium text-muted">
        {sort.length < most ? t('next') : t('limit')}
      </p>
      <ul>
        {free.map((by) => (
          <li key={by}>
            <button
              type="button"
              disabled={sort.length >= most}
              aria-label={t('add', { key: t(by) })}
              onClick={() => set([...sort, { by, order: first(by) }])}
              className={line}
            >
              <Plus aria-hidden size={14} className="shrink-0 text-muted" />
              {t(by)}
            </button>
          </li>
        ))}
      </ul>
      <button type="button" onClick={() => onSort(null)} className={cn(line, 'text-muted')}>
        {t('reset')}
      </button>
    </div>
  )
}

const line =
  'flex h-8 w-full min-w-0 cursor-pointer items-center gap-2 rounded-md px-2 text-left hover:bg-hover disabled:cursor-default disabled:opacity-50'

/** The way one most likely means: who waits longest, what is newest, what is most urgent. */
function first(by: SortKey): 'asc' | 'desc' {
  return by === 'waitingSince' ? 'asc' : 'desc'
}
