import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Conversation, ConversationFilter, Sort } from '@parley/contract'
import { useCallback, useMemo } from 'react'
import { statusOf } from './statusOf.ts'
import { usePaging } from './usePaging.ts'
import { useParley } from './useParley.ts'
import { useSame } from './useSame.ts'
import type { ConversationsView } from './views.ts'

const none: Conversation[] = []

/** The conversations that match, in order, kept true. The previous rows stay while another filter loads. */
export function useConversations(
  filter?: ConversationFilter,
  sort?: Sort,
  options: { enabled?: boolean } = {},
): ConversationsView {
  const { account, accountId } = useParley()
  const input = useSame({ accountId, filter, sort })
  const { mirror } = account
  const { enabled = true } = options
  const query = useQuery({
    ...mirror.queryOptions('conversations.list', input),
    placeholderData: keepPreviousData,
    enabled,
  })
  const [isPaging, page] = usePaging()
  const loadMore = useCallback(() => page(() => mirror.loadMore(input)), [page, mirror, input])
  const { data, isFetching, isPlaceholderData: isStale } = query
  const { status, error } = statusOf(query)
  return useMemo(
    () => ({
      items: data?.items ?? none,
      status,
      hasMore: !isStale && (data?.nextCursor ?? null) !== null,
      loadMore,
      isFetching: isFetching || isPaging,
      isStale,
      error,
    }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- error is made anew from query.error
    [data, status, query.error, loadMore, isFetching, isPaging, isStale],
  )
}
