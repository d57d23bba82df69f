import type { TRPCClient } from '@trpc/client'
import type { AppRouter } from '@parley/api'
import type { Waiting } from '../connection/waitedHeader.ts'
import type { Answered, Kept } from './Kept.ts'

/** Tells the server of a kept change once, under its id. */
export function askServer(
  api: TRPCClient<AppRouter>,
  accountId: string,
): (kept: Kept, signal: AbortSignal) => Promise<Answered> {
  const { contacts, conversations, messages, operations, views } = api
  return ({ id, at, change }, signal) => {
    // Told beside the request, so that a server can count how long changes wait.
    const context: Waiting = { waitedMs: Math.max(0, Date.now() - at.getTime()) }
    const options = { signal, context: { ...context } }
    const named = { accountId, mutationId: id }
    switch (change.type) {
      case 'send': {
        const { type: _, attachments = [], ...message } = change
        const attachmentIds = attachments.map((attachment) => attachment.id)
        const files = attachmentIds.length > 0 ? { attachmentIds } : {}
        return messages.send.mutate({ accountId, id, ...message, ...files }, options)
      }
      case 'begin': {
        const { conversationId, beginning } = change
        return conversations.create.mutate({ accountId, id: conversationId, ...beginning }, options)
      }
      case 'contact': {
        const { type: _, contactId, ...contact } = change
        return contacts.create.mutate({ accountId, id: contactId, ...contact }, options)
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
      case 'undo':
        return operations.undo.mutate({ ...named, operationId: change.operationId }, options)
      case 'viewMade': {
        const { viewId, draft } = change
        return views.create.mutate({ accountId, id: viewId, ...draft }, options)
      }
      case 'viewChanged': {
        const { viewId, patch } = change
        return views.update.mutate({ ...named, viewId, ...patch }, options)
      }
      case 'viewDeleted':
        return views.delete.mutate({ ...named, viewId: change.viewId }, options)
      case 'viewsArranged':
        return views.reorder.mutate({ ...named, order: [...change.order] }, options)
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
