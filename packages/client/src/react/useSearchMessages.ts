import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import type { InfiniteData } from '@tanstack/react-query'
import type {
  ConversationFilter,
  MessageHit,
  MessageHitsAnswer,
  ParleyEvent,
} from '@parley/contract'
import { useCallback, useEffect, useMemo } from 'react'
import { foldHits } from '../hits/foldHits.ts'
import { troubleOf } from '../Trouble.ts'
import { statusOf } from './statusOf.ts'
import { useParley } from './useParley.ts'
import { useSame } from './useSame.ts'
import type { MessageHitsView } from './views.ts'

const procedure = 'messages.search'

interface Input {
  accountId: string
  query: string
  filter: ConversationFilter | undefined
}
type Key = readonly [typeof procedure, Input]
type Pages = InfiniteData<MessageHitsAnswer, string | null>

const none: MessageHit[] = []
/** Hits of one page. */
const limit = 30
/** For so long the same search is not asked for again when one comes back to it. */
const freshMs = 15_000

/**
 * Messages that hold the words, in the conversations the filter keeps; the newest first. The hits
 * before stay while another search loads. New messages are not added to them: asking again does.
 */
export function useSearchMessages(query: string, filter?: ConversationFilter): MessageHitsView {
  const { client, accountId } = useParley()
  const input = useSame<Input>({ accountId, query, filter })
  const asked = useInfiniteQuery({
    queryKey: [procedure, input] satisfies Key,
    queryFn: ({ pageParam: cursor, signal }) =>
      client.api.messages.search.query({ ...input, cursor, limit }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    staleTime: freshMs,
    refetchOnWindowFocus: false,
    // A search that was too broad, or one too many, is not made better by asking at once again.
    retry: (failures, error) => failures < 2 && troubleOf(error).failure === null,
    structuralSharing: false,
  })
  useKeptTrue(accountId)
  const { data, isPlaceholderData: isStale, fetchNextPage, refetch } = asked
  const loadMore = useCallback(async () => {
    await fetchNextPage({ throwOnError: true, cancelRefetch: false })
  }, [fetchNextPage])
  const again = useCallback(() => void refetch(), [refetch])
  const items = useMemo(() => data?.pages.flatMap((page) => page.items) ?? none, [data])
  const { status, error } = statusOf({ data: asked.data, error: asked.error })
  return {
    items,
    status,
    hasMore: !isStale && asked.hasNextPage,
    loadMore,
    again,
    isFetching: asked.isFetching,
    isStale,
    isOffline: asked.fetchStatus === 'paused',
    error,
  }
}

/** What happens to the messages that were found shows at once, also in the searches before. */
function useKeptTrue(accountId: string): void {
  const queryClient = useQueryClient()
  const { mirror } = useParley().account
  useEffect(
    () =>
      mirror.onEvent((event) => {
        const queries = queryClient.getQueryCache().findAll({ queryKey: [procedure] })
        for (const { queryKey, state } of queries) {
          const [, input] = queryKey as Key
          const held = state.data as Pages | undefined
          if (!held || input.accountId !== accountId) continue
          const pages = foldPages(held.pages, event, input.query)
          // As old as it was: an edit says nothing of what else was said since.
          if (pages !== held.pages)
            queryClient.setQueryData<Pages>(
              queryKey,
              { ...held, pages },
              { updatedAt: state.dataUpdatedAt },
            )
        }
      }),
    [mirror, queryClient, accountId],
  )
}

function foldPages(pages: MessageHitsAnswer[], event: ParleyEvent, query: string) {
  const folded = pages.map((page) => {
    const items = foldHits(page.items, event, query)
    return items === page.items ? page : { ...page, items }
  })
  return folded.some((page, index) => page !== pages[index]) ? folded : pages
}
