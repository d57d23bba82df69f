'use client'
import type { Filter } from '@parley/contract'
import { Button } from '@parley/ui'
import { ListFilter } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useCallback, useMemo, useState } from 'react'
import type { RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { SearchBox } from '../SearchBox.tsx'
import { useOffer } from '../keys/SceneProvider.tsx'
import type { ListPlace } from '../useListPlace.ts'
import { BarFooter } from './BarFooter.tsx'
import { addChip, chipsOf, dropChip, setChip } from './chips.ts'
import type { Chip } from './chips.ts'
import { FilterMenu } from './FilterMenu.tsx'
import { SortMenu } from './SortMenu.tsx'
import { isEmpty } from './tree.ts'
import { Chips } from '../prepared/Chips.tsx'
import { withLateWords } from '../prepared/withLateWords.tsx'

const AdvancedDialog = dynamic(
  () => import('./AdvancedDialog.tsx').then((part) => withLateWords(part.AdvancedDialog)),
  {
    ssr: false,
  },
)

/** From the filter of the address to the next. */
type Turn = (held: Filter) => Filter

interface FilterBarProps {
  place: ListPlace
  searchRef: RefObject<HTMLInputElement | null>
}

/** What the list is narrowed to, as a sentence one can edit; it lives in the address. */
export function FilterBar({ place, searchRef }: FilterBarProps) {
  const t = useTranslations('filter')
  const [isOpen, setOpen] = useState(false)
  const [isAdvanced, setAdvanced] = useState(false)
  useOffer('filter', { open: () => setOpen(true) })
  const { filter } = place
  const chips = useMemo(() => barChipsOf(filter), [filter])
  const { go } = place
  const change = useCallback((next: Turn) => go({ filter: next }, 'replace'), [go])
  return (
    <>
      <div className="mt-2 flex items-center gap-1">
        <SearchBox place={place} searchRef={searchRef} onBack={() => change(dropLast)} />
        <FilterMenu
          isOpen={isOpen}
          onOpenChange={setOpen}
          filter={filter}
          onAdd={(chip) => change((held) => addChip(held, chip))}
          onSet={(chip) =>
            change((held) => (isEmpty(chip) ? dropChip(held, chip) : setChip(held, chip)))
          }
          onAdvanced={() => {
            setOpen(false)
            setAdvanced(true)
          }}
          trigger={
            <Button look="ghost" size="small" title={`${t('add')} (f)`} className="h-8! min-w-8">
              <ListFilter aria-hidden size={15} />
              <span className="sr-only">
                {chips.length > 0 ? t('more', { count: chips.length }) : t('add')}
              </span>
              {chips.length > 0 && (
                <span aria-hidden data-active>
                  {chips.length}
                </span>
              )}
            </Button>
          }
        />
        <SortMenu sort={place.sort} onSort={(sort) => place.go({ sort }, 'replace')} />
      </div>
      {chips.length > 0 && (
        <Chips
          chips={chips}
          filter={filter}
          searchRef={searchRef}
          onFilter={change}
          onAdvanced={() => setAdvanced(true)}
        />
      )}
      <BarFooter
        filter={filter}
        sort={place.sort}
        hasChips={chips.length > 0}
        onClear={() => {
          searchRef.current?.focus()
          change(() => ({}))
        }}
      />
      <Unread names={place.unread} />
      {isAdvanced && (
        <AdvancedDialog
          filter={filter}
          onClose={() => setAdvanced(false)}
          onFilter={(next) => change(() => next)}
        />
      )}
    </>
  )
}

/** What the search box holds is no chip of the bar. */
function barChipsOf(filter: Filter): Chip[] {
  return chipsOf(filter).filter(({ type }) => type !== 'search')
}

function dropLast(filter: Filter): Filter {
  const last = barChipsOf(filter).at(-1)
  return last ? dropChip(filter, last) : filter
}

/** What of the address was left out. */
function Unread({ names }: { names: string[] }) {
  const t = useTranslations('filter')
  if (names.length === 0) return null
  return (
    <p role="status" className="mt-2 rounded-lg bg-note px-2 py-1.5 text-[12px] text-note-text">
      {t('unread', { parts: names.join(', ') })}
    </p>
  )
}
