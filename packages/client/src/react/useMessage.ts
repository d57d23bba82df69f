import { useQuery } from '@tanstack/react-query'
import type { Message } from '@parley/contract'
import { statusOf } from './statusOf.ts'
import { useParley } from './useParley.ts'
import { useSame } from './useSame.ts'
import type { MessageView } from './views.ts'

/** One message, kept true: what a quote or a notification names. `held` is it where it is loaded already. */
export function useMessage(messageId: string | null, held: Message | null = null): MessageView {
  const { account, accountId } = useParley()
  const input = useSame({ accountId, messageId: messageId ?? '' })
  const query = useQuery({
    ...account.mirror.queryOptions('messages.get', input),
    enabled: messageId !== null && held === null,
  })
  if (held) return { message: held, status: 'ready', error: null }
  return { message: query.data?.message ?? null, ...statusOf(query) }
}
