import { useQuery } from '@tanstack/react-query'
import type { Message } from '@parley/contract'
import { useCallback, useMemo, useRef, useSyncExternalStore } from 'react'
import type { SendingState } from '../outbox/Outbox.ts'
import { statusOf } from './statusOf.ts'
import { usePaging } from './usePaging.ts'
import { useParley } from './useParley.ts'
import { useSame } from './useSame.ts'
import type { MessagesView, ShownMessage } from './views.ts'

interface Window {
  /** Opens at this seq instead of at the newest message. */
  around?: number | undefined
  limit?: number | undefined
}

/**
 * The messages of a conversation with mine that are on their way, ascending, kept true. Rendered
 * first by a server: put the answer under `messagesKey({ accountId, conversationId, limit: 50 })`.
 */
export function useMessages(
  conversationId: string | null,
  { around, limit = 50 }: Window = {},
): MessagesView {
  const { account, accountId } = useParley()
  const { mirror } = account
  const input = useSame({ accountId, conversationId: conversationId ?? '', around, limit })
  const query = useQuery({
    ...mirror.queryOptions('messages.list', input),
    enabled: conversationId !== null,
  })
  const [isPaging, page] = usePaging()
  const loadOlder = useCallback(
    () => page(() => mirror.loadMessages(input, 'older')),
    [page, mirror, input],
  )
  const loadNewer = useCallback(
    () => page(() => mirror.loadMessages(input, 'newer')),
    [page, mirror, input],
  )
  return {
    items: useShown(query.data?.items),
    hasOlder: query.data?.hasBefore ?? false,
    hasNewer: query.data?.hasAfter ?? false,
    loadOlder,
    loadNewer,
    isFetching: query.isFetching || isPaging,
    ...statusOf(query),
  }
}

const none: Message[] = []

/** Each message with the state of its sending; the same object while neither changes. */
function useShown(items: Message[] = none): ShownMessage[] {
  const { sendings } = useParley().account.outbox
  const states = useSyncExternalStore(sendings.subscribe, sendings.get, sendings.get)
  const known = useRef(
    new WeakMap<Message, { sending: SendingState | undefined; shown: ShownMessage }>(),
  )
  return useMemo(
    () =>
      items.map((message) => {
        const sending = states.get(message.id)
        const held = known.current.get(message)
        if (held && held.sending === sending) return held.shown
        const shown = { ...message, ...stateOf(sending) }
        known.current.set(message, { sending, shown })
        return shown
      }),
    [items, states],
  )
}

function stateOf(sending: SendingState | undefined): Pick<ShownMessage, 'state' | 'error'> {
  if (!sending) return { state: 'sent' }
  const { state, error } = sending
  return { state: state === 'failed' ? 'failed' : 'sending', ...(error && { error }) }
}
