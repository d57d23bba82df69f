import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
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
  const held = mirror.findConversation(wanted)
  // The same object while the row is: another one each time would draw without end until the answer.
  const placeholderData = useMemo(
    () => (held ? { conversation: held, asOf: '' as never } : undefined),
    [held],
  )
  const query = useQuery({
    ...mirror.queryOptions('conversations.get', input),
    enabled: idOrNumber !== null,
    placeholderData,
  })
  return { conversation: query.data?.conversation ?? null, ...statusOf(query) }
}
