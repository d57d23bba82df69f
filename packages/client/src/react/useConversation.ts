import { useQuery } from '@tanstack/react-query'
import { statusOf } from './statusOf.ts'
import { useParley } from './useParley.ts'
import { useSame } from './useSame.ts'
import type { ConversationView } from './views.ts'

/** One conversation, by id or by the number in its address; at once when a list holds it. */
export function useConversation(idOrNumber: string | number | null): ConversationView {
  const { account, accountId } = useParley()
  const { mirror } = account
  const wanted =
    typeof idOrNumber === 'number'
      ? { number: idOrNumber }
      : { conversationId: idOrNumber ?? undefined }
  const input = useSame({ accountId, ...wanted })
  const query = useQuery({
    ...mirror.queryOptions('conversations.get', input),
    enabled: idOrNumber !== null,
    placeholderData: () => {
      const conversation = mirror.findConversation(wanted)
      return conversation ? { conversation, asOf: '' as never } : undefined
    },
  })
  return { conversation: query.data?.conversation ?? null, ...statusOf(query) }
}
