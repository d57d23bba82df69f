'use client'
import { topicsOf } from '@parley/contract'
import type { UserId } from '@parley/contract'
import { useMemo } from 'react'
import { usePeople } from '../People.tsx'

/** What the viewer holds, as far as views are concerned. */
export function useMyTopics(): { topics: string[]; userId: UserId } {
  const { me, teams } = usePeople()
  return useMemo(() => {
    const { userId, role } = me
    const mine = teams.filter(({ memberIds }) => memberIds.includes(userId))
    const teamIds = mine.map(({ id }) => id)
    return { topics: topicsOf({ userId, role, teamIds, inboxIds: [], groupIds: [] }), userId }
  }, [me, teams])
}
