'use client'
import type { Filter } from '@parley/contract'
import { limits } from '@parley/contract'
import { trpc, useParley } from '@parley/client/react'

export interface Count {
  count: number
  capped: boolean
}

interface Counts {
  /** In the order of the filters; null until they are known. */
  counts: Count[] | null
  hasFailed: boolean
}

/** How many conversations each of at most twenty filters finds. */
export function useCounts(filters: Filter[]): Counts {
  const { accountId } = useParley()
  const asked = filters.slice(0, limits.counts)
  const { data, isError } = trpc.conversations.counts.useQuery(
    { accountId, filters: asked },
    { enabled: asked.length > 0, staleTime: 5000, retry: 1 },
  )
  return { counts: data?.counts ?? null, hasFailed: isError }
}
