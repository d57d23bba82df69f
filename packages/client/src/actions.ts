import { v7 as uuid } from 'uuid'
import type { TRPCClient } from '@trpc/client'
import type { AppRouter } from '@parley/api'
import type { Conversation, ConversationAnswer, ConversationPatch, Message } from '@parley/contract'
import { expectMark, readUpTo, unreadFromSeq } from './changes/expectMark.ts'
import { expectPatch } from './changes/expectPatch.ts'
import type { Mirror } from './mirror/Mirror.ts'
import type { Pending } from './mirror/Pending.ts'
import { shown } from './mirror/shown.ts'
import { createViewActions } from './viewActions.ts'
import type { ViewActions } from './viewActions.ts'

/** What a person does, shown at once and undone when it is refused. Rejects with what the server said. */
export interface Actions extends ViewActions {
  updateConversation(conversationId: string, patch: ConversationPatch): Promise<Conversation>
  markRead(conversationId: string, seq: number): Promise<void>
  markUnread(conversationId: string, seq: number): Promise<void>
  pin(conversationId: string, on: boolean): Promise<void>
  mute(conversationId: string, on: boolean): Promise<void>
  editMessage(messageId: string, body: string): Promise<Message>
  deleteMessage(messageId: string): Promise<Message>
}

export function createActions(api: TRPCClient<AppRouter>, mirror: Mirror): Actions {
  const { accountId } = mirror
  const change = (pending: Pending, ask: (mutationId: string) => Promise<ConversationAnswer>) =>
    shown(mirror, pending, ask)
  const mark = (conversationId: string, how: Parameters<typeof expectMark>[3]) =>
    expectMark(uuid(), conversationId, mirror.viewer.userId, how)
  return {
    ...createViewActions(api, mirror),
    async updateConversation(conversationId, patch) {
      const pending = expectPatch(uuid(), conversationId, patch)
      const ask = (mutationId: string) =>
        api.conversations.update.mutate({ accountId, conversationId, patch, mutationId })
      return (await change(pending, ask)).conversation
    },
    async markRead(conversationId, seq) {
      const row = mirror.findConversation({ conversationId })
      if (row && row.unreadFrom === null && row.readSeq >= Math.min(seq, row.lastSeq)) return
      await change(mark(conversationId, readUpTo(seq)), (mutationId) =>
        api.conversations.markRead.mutate({ accountId, conversationId, seq, mutationId }),
      )
    },
    async markUnread(conversationId, seq) {
      await change(mark(conversationId, unreadFromSeq(seq)), (mutationId) =>
        api.conversations.markUnread.mutate({ accountId, conversationId, seq, mutationId }),
      )
    },
    async pin(conversationId, on) {
      await change(
        mark(conversationId, () => ({ pinned: on })),
        (mutationId) => api.conversations.pin.mutate({ accountId, conversationId, on, mutationId }),
      )
    },
    async mute(conversationId, on) {
      await change(
        mark(conversationId, () => ({ muted: on })),
        (mutationId) =>
          api.conversations.mute.mutate({ accountId, conversationId, on, mutationId }),
      )
    },
    editMessage: async (messageId, body) =>
      (await api.messages.edit.mutate({ accountId, messageId, body, mutationId: uuid() })).message,
    deleteMessage: async (messageId) =>
      (await api.messages.delete.mutate({ accountId, messageId, mutationId: uuid() })).message,
  }
}
