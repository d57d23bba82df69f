'use client'
import type { Filter } from '@parley/contract'
import { limits } from '@parley/contract'
import { trpc, useParley } from '@parley/client/react'

export interface Count {
  count: number
  capped: boolean
}

/** How many conversations each of at most twenty filters has. */
export function useCounts(filters: Filter[], isWanted = true): Count[] | null {
  const { accountId } = useParley()
  const asked = filters.slice(0, limits.counts)
  const { data } = trpc.conversations.counts.useQuery(
    { accountId, filters: asked },
    { enabled: isWanted && asked.length > 0, staleTime: 5000, retry: 1 },
  )
  return data?.counts ?? null
}
