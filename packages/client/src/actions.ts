import type { TRPCClient } from '@trpc/client'
import type { AppRouter } from '@parley/api'
import type { Conversation, ConversationPatch, Message, MessagesAnswer } from '@parley/contract'
import type { Mirror } from './mirror/Mirror.ts'
import type { Outbox } from './outbox/Outbox.ts'
import { createNotificationActions } from './notificationActions.ts'
import type { NotificationActions } from './notificationActions.ts'
import { createPreferenceActions } from './preferenceActions.ts'
import type { PreferenceActions } from './preferenceActions.ts'
import { createBeginActions } from './beginActions.ts'
import type { BeginActions } from './beginActions.ts'
import { createViewActions } from './viewActions.ts'
import type { ViewActions } from './viewActions.ts'

/**
 * What a person does, shown at once and told in order, also after an absence; undone when it is
 * refused. Rejects with what the server said; while the network is away it waits.
 */
export interface Actions extends BeginActions, NotificationActions, PreferenceActions, ViewActions {
  updateConversation(conversationId: string, patch: ConversationPatch): Promise<Conversation>
  markRead(conversationId: string, seq: number): Promise<void>
  markUnread(conversationId: string, seq: number): Promise<void>
  pin(conversationId: string, on: boolean): Promise<void>
  mute(conversationId: string, on: boolean): Promise<void>
  editMessage(messageId: string, body: string): Promise<Message>
  deleteMessage(messageId: string): Promise<Message>
  /** Puts an emoji under a message, or takes one's own back. */
  reactToMessage(messageId: string, emoji: string, on: boolean): Promise<Message>
}

export function createActions(
  api: TRPCClient<AppRouter>,
  mirror: Mirror,
  outbox: Pick<Outbox, 'add' | 'addFor'>,
): Actions {
  const said = (messageId: string) => ({ messageId, conversationId: whereSaid(mirror, messageId) })
  return {
    ...createNotificationActions(api, mirror),
    ...createPreferenceActions(api, mirror),
    ...createBeginActions(mirror, outbox),
    ...createViewActions(mirror, outbox),
    updateConversation: async (conversationId, patch) =>
      (await outbox.add({ type: 'update', conversationId, patch })).conversation!,
    async markRead(conversationId, seq) {
      const row = mirror.findConversation({ conversationId })
      if (row && row.unreadFrom === null && row.readSeq >= Math.min(seq, row.lastSeq)) return
      await outbox.add({ type: 'markRead', conversationId, seq })
    },
    async markUnread(conversationId, seq) {
      await outbox.add({ type: 'markUnread', conversationId, seq })
    },
    async pin(conversationId, on) {
      await outbox.add({ type: 'pin', conversationId, on })
    },
    async mute(conversationId, on) {
      await outbox.add({ type: 'mute', conversationId, on })
    },
    editMessage: async (messageId, body) =>
      (await outbox.add({ type: 'edit', ...said(messageId), body })).message!,
    deleteMessage: async (messageId) =>
      (await outbox.add({ type: 'delete', ...said(messageId) })).message!,
    reactToMessage: async (messageId, emoji, on) =>
      (await outbox.add({ type: 'react', ...said(messageId), emoji, on })).message!,
  }
}

/** The conversation of a message that is held. */
function whereSaid({ queryClient }: Mirror, messageId: string): string | null {
  const queryKey = ['parley', 'messages.list']
  for (const [, answer] of queryClient.getQueriesData<MessagesAnswer>({ queryKey })) {
    const found = answer?.items.find(({ id }) => id === messageId)
    if (found) return found.conversationId
  }
  return null
}
