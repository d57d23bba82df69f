'use client'
import type { Filter } from '@parley/contract'
import { limits } from '@parley/contract'
import { useMemo } from 'react'
import { chipsOf, dropChip } from './chips.ts'
import type { Chip } from './chips.ts'
import type { Count } from './useCounts.ts'
import { useCounts } from './useCounts.ts'

interface Culprit {
  chips: Chip[]
  /** The chip without which most conversations would be here; null when no single one leaves nothing. */
  culprit: Chip | null
  /** How many there would be. */
  count: Count | null
  isKnown: boolean
}

/** Which phrase of a filter that finds nothing is to blame: counted without each of them. */
export function useCulprit(filter: Filter): Culprit {
  const chips = useMemo(() => chipsOf(filter).slice(0, limits.counts), [filter])
  const filters = useMemo(() => chips.map((chip) => dropChip(filter, chip)), [filter, chips])
  const { counts, hasFailed } = useCounts(filters)
  return useMemo(() => {
    const isKnown = chips.length === 0 || hasFailed || counts !== null
    const most = Math.max(0, ...(counts ?? []).map(({ count }) => count))
    const at = most > 0 ? (counts ?? []).findLastIndex(({ count }) => count === most) : -1
    return { chips, culprit: chips[at] ?? null, count: counts?.[at] ?? null, isKnown }
  }, [chips, counts, hasFailed])
}
