'use client'
import type { Conversation, Filter } from '@parley/contract'
import { useConversations } from '@parley/client/react'
import { useMemo } from 'react'
import { pinnedOf } from './view.ts'

interface Pinned {
  pinned: Conversation[]
  /** They are those of the filter before. */
  isStale: boolean
}

/** The pinned conversations of a filter, wherever they stand in its order. */
export function usePinned(filter: Filter): Pinned {
  const asked = pinnedOf(filter)
  const enabled = asked !== null
  const { items, isStale } = useConversations(asked ?? filter, undefined, { enabled })
  return useMemo(
    () => ({ pinned: enabled ? items.filter((row) => row.pinned) : [], isStale }),
    [enabled, items, isStale],
  )
}
