import { useQuery } from '@tanstack/react-query'
import type { Receipt } from '@parley/contract'
import { statusOf } from './statusOf.ts'
import { useParley } from './useParley.ts'
import { useSame } from './useSame.ts'
import type { ReceiptsView } from './views.ts'

const none: Receipt[] = []

/** Who of the others has got how far in a conversation, and when; kept true, asked for once. */
export function useReceipts(conversationId: string): ReceiptsView {
  const { account, accountId } = useParley()
  const input = useSame({ accountId, conversationId })
  const query = useQuery(account.mirror.queryOptions('conversations.receipts', input))
  const { items = none, hasMore = false } = query.data ?? {}
  return { items, hasMore, ...statusOf(query) }
}
