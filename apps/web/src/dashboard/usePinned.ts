'use client'
import type { Conversation } from '@parley/contract'
import { useConversations } from '@parley/client/react'
import { useEffect, useMemo } from 'react'
import { usePaced } from './usePaced.ts'
import { groupsOf } from './view.ts'
import type { ViewFilter } from './view.ts'

/** How far down the groups a pinned one is looked for. */
const deepest = 100

/**
 * The pinned conversations of a view, wherever they stand in its order. What is pinned is a group
 * (Support), so the view's groups are asked for: the filter has no key for pinned yet.
 */
export function usePinned(filter: ViewFilter): Conversation[] {
  const groups = groupsOf(filter)
  const enabled = groups !== null
  const asked = useConversations(groups ?? { kind: ['group'] }, undefined, { enabled })
  const { items, isStale, hasMore, isFetching, loadMore } = asked
  const pinned = useMemo(
    () => (enabled && !isStale ? items.filter((row) => row.pinned) : []),
    [enabled, isStale, items],
  )
  const { isResting, run } = usePaced(loadMore)
  const goesOn = pinned.length === 0 && hasMore && items.length < deepest
  useEffect(() => {
    if (enabled && goesOn && !isFetching && !isResting) run()
  }, [enabled, goesOn, isFetching, isResting, run])
  return pinned
}
