import { useQueries } from '@tanstack/react-query'
import type { ConversationFilter } from '@parley/contract'
import { useEffect, useMemo, useRef } from 'react'
import { chunksOf, nameOfFilter } from '../mirror/chunksOf.ts'
import { useParley } from './useParley.ts'
import { useSame } from './useSame.ts'
import type { KnownCount } from './views.ts'

/**
 * How many conversations match each filter, in their order: exact up to 1,000. Asked again at most
 * every two seconds, and only when an event may have moved a conversation across one of them.
 */
export function useCounts(filters: readonly ConversationFilter[]): KnownCount[] {
  const { account, accountId } = useParley()
  const same = useSame(filters)
  const chunks = useMemo(() => chunksOf(same), [same])
  const answers = useQueries({
    queries: chunks.map((chunk) =>
      account.mirror.queryOptions('conversations.counts', { accountId, filters: chunk }),
    ),
  })
  const fresh = new Map<string, KnownCount>()
  chunks.forEach((chunk, at) =>
    chunk.forEach((one, index) =>
      fresh.set(nameOfFilter(one), answers[at]?.data?.counts[index] ?? null),
    ),
  )
  // Another company of filters is another question: what is known stays until it is answered.
  const known = useRef(new Map<string, KnownCount>())
  const counts = same.map((one) => {
    const name = nameOfFilter(one)
    return fresh.get(name) ?? known.current.get(name) ?? null
  })
  useEffect(() => {
    known.current = new Map(same.map((one, index) => [nameOfFilter(one), counts[index]!]))
  })
  return useSame(counts)
}
