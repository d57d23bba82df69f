import { useQuery } from '@tanstack/react-query'
import type { ConversationFilter } from '@parley/contract'
import { statusOf } from './statusOf.ts'
import { useParley } from './useParley.ts'
import { useSame } from './useSame.ts'
import type { CountView } from './views.ts'

/** How many conversations match. */
export function useCount(filter?: ConversationFilter): CountView {
  const { account, accountId } = useParley()
  const input = useSame({ accountId, filter })
  const query = useQuery(account.mirror.queryOptions('conversations.count', input))
  const { count = null, capped = false } = query.data ?? {}
  return { count, capped, ...statusOf(query) }
}
