'use client'
import type { Filter } from '@parley/contract'
import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { chipId, dropChip, replaceChip } from './chips.ts'
import type { Chip } from './chips.ts'
import { ChipView } from './ChipView.tsx'
import { turnChip } from './flipChip.ts'
import { useChipText } from './useChipText.ts'
import { useViewerZone } from './useViewerZone.ts'
import { useVocabulary } from './useVocabulary.ts'

interface ChipsProps {
  chips: Chip[]
  filter: Filter
  searchRef: RefObject<HTMLInputElement | null>
  onFilter: (turn: (held: Filter) => Filter) => void
  onAdvanced: () => void
}

/** The bar's chips, as a sentence. */
export function Chips({ chips, filter, searchRef, onFilter, onAdvanced }: ChipsProps) {
  const t = useTranslations('filter')
  const vocabulary = useVocabulary()
  const say = useChipText(vocabulary, chips)
  const tz = useViewerZone()
  const list = useRef<HTMLUListElement>(null)
  // A chip that is taken away hands the focus to the one that takes its place.
  const removed = useRef<number | null>(null)
  useEffect(() => {
    if (removed.current === null) return
    const at = Math.min(removed.current, chips.length - 1)
    removed.current = null
    list.current
      ?.querySelectorAll<HTMLElement>('[data-chip] > span > button:last-child')
      [at]?.focus()
  }, [chips])
  const remove = (chip: Chip, index: number) => {
    if (chips.length === 1) searchRef.current?.focus()
    else removed.current = index
    onFilter((held) => dropChip(held, chip))
  }
  return (
    <ul
      ref={list}
      aria-label={t('bar')}
      className="mt-2 flex max-h-[184px] flex-wrap gap-1 overflow-y-auto p-px"
    >
      {chips.map((chip, index) => (
        <li key={keyAt(chips, index)} data-chip={chipId(chip)} className="max-w-full min-w-0">
          <ChipView
            chip={chip}
            say={say}
            within={dropChip(filter, chip)}
            vocabulary={vocabulary}
            onChange={(next) => onFilter((held) => replaceChip(held, chip, next))}
            onFlip={() => onFilter((held) => turnChip(held, chip, tz))}
            onRemove={() => remove(chip, index)}
            onOpen={chip.type === 'groups' ? onAdvanced : undefined}
          />
        </li>
      ))}
    </ul>
  )
}

/** Without its operator, so that a chip which is turned round stays the same one and keeps the focus. */
function keyAt(chips: Chip[], index: number): string {
  const names = chips.slice(0, index + 1).map((chip) => chipId(chip).split('.')[0]!)
  const name = names.at(-1)!
  return `${name}.${names.filter((one) => one === name).length}`
}
