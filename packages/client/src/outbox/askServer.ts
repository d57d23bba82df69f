import type { TRPCClient } from '@trpc/client'
import type { AppRouter } from '@parley/api'
import type { Answered, Kept } from './Kept.ts'

/** Tells the server of a kept change once, under its id. */
export function askServer(
  api: TRPCClient<AppRouter>,
  accountId: string,
): (kept: Kept, signal: AbortSignal) => Promise<Answered> {
  const { conversations, messages } = api
  return ({ id, change }, signal) => {
    const options = { signal }
    const named = { accountId, mutationId: id }
    switch (change.type) {
      case 'send': {
        const { type: _, ...message } = change
        return messages.send.mutate({ accountId, id, ...message }, options)
      }
      case 'update': {
        const { conversationId, patch } = change
        return conversations.update.mutate({ ...named, conversationId, patch }, options)
      }
      case 'markRead':
      case 'markUnread': {
        const { type, conversationId, seq } = change
        return conversations[type].mutate({ ...named, conversationId, seq }, options)
      }
      case 'pin':
      case 'mute': {
        const { type, conversationId, on } = change
        return conversations[type].mutate({ ...named, conversationId, on }, options)
      }
      case 'bulk': {
        const { filter, patch } = change
        return conversations.bulkUpdate.mutate(
          { accountId, operationId: id, filter, patch },
          options,
        )
      }
      case 'edit': {
        const { messageId, body } = change
        return messages.edit.mutate({ ...named, messageId, body }, options)
      }
      case 'react': {
        const { messageId, emoji, on } = change
        return messages.react.mutate({ ...named, messageId, emoji, on }, options)
      }
      case 'delete':
        return messages.delete.mutate({ ...named, messageId: change.messageId }, options)
    }
  }
}
