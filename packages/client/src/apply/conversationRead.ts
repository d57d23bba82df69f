import { deliveryAfter } from '@parley/contract'
import type {
  Conversation,
  ConversationReadBody,
  MessageAnswer,
  MessagesAnswer,
  Receipt,
} from '@parley/contract'
import { countMentions, foldCount } from './foldCount.ts'
import { placeHeld } from './foldList.ts'
import { mentions } from './mentions.ts'
import { normaliseFilter } from '@parley/contract'
import { receiptMoved } from './receiptMoved.ts'
import type { Fold, Folded, FoldOptions, Query, QueryOf, Viewer } from './Query.ts'

/** Someone's receipts moved; the row to the reader alone says what the conversation is to them now. */
export const conversationRead: Fold<'conversation.read'> = (query, event, viewer, options) => {
  if (query.procedure === 'messages.list')
    return {
      data:
        query.input.conversationId === event.conversationId
          ? received(query.data, receiptOf(event))
          : query.data,
    }
  if (query.procedure === 'conversations.receipts')
    return {
      data:
        query.input.conversationId === event.conversationId
          ? receiptMoved(query.data, receiptOf(event), viewer)
          : query.data,
    }
  if (query.procedure === 'messages.get') return { data: receivedOne(query.data, event) }
  const isMine = event.userId === viewer.userId && event.unreadCount !== undefined
  return isMine ? marked(query, event, viewer, options) : { data: query.data }
}

function receiptOf(event: ConversationReadBody): Receipt {
  const { kind, userId, contactId, deliveredSeq, readSeq, readAt = null } = event
  return { kind, userId, contactId, deliveredSeq, readSeq, readAt }
}

function received(data: MessagesAnswer, receipt: Receipt): MessagesAnswer {
  let changed = false
  const items = data.items.map((message) => {
    const delivery = deliveryAfter(message, receipt)
    if (delivery === message.delivery) return message
    changed = true
    return { ...message, delivery }
  })
  return changed ? { ...data, items } : data
}

function receivedOne(data: MessageAnswer, event: ConversationReadBody): MessageAnswer {
  const { message } = data
  if (message.conversationId !== event.conversationId) return data
  const delivery = deliveryAfter(message, receiptOf(event))
  return delivery === message.delivery ? data : { ...data, message: { ...message, delivery } }
}

function marked(
  query: Query,
  event: ConversationReadBody,
  viewer: Viewer,
  options: FoldOptions,
): Folded<Query['data']> {
  const { conversationId: id } = event
  switch (query.procedure) {
    case 'conversations.list':
      return markedInList(query, event, viewer, options)
    case 'conversations.get': {
      const { conversation } = query.data
      return {
        data:
          conversation.id === id
            ? { ...query.data, conversation: mark(conversation, event) }
            : query.data,
      }
    }
    case 'conversations.count':
    case 'conversations.counts': {
      const { before } = options
      if (before) return foldCount(query, { before, after: mark(before, event) }, viewer)
      return countMentions(query, ...marks) ? { refetch: true } : { data: query.data }
    }
    case 'accounts.get':
    case 'conversations.receipts':
    case 'invitations.list':
    case 'notifications.count':
    case 'notifications.list':
    case 'preferences.get':
    case 'cannedReplies.list':
    case 'views.list':
    case 'messages.get':
    case 'messages.list':
      return { data: query.data }
  }
}

function markedInList(
  query: QueryOf<'conversations.list'>,
  event: ConversationReadBody,
  viewer: Viewer,
  options: FoldOptions,
): Folded<Query['data']> {
  const held = query.data.items.find(({ id }) => id === event.conversationId)
  const filter = normaliseFilter(query.input.filter)
  const decides = marks.some((key) => mentions(filter, key))
  if (query.input.cursor && decides) return { refetch: true }
  if (held) return placeHeld(query, mark(held, event), viewer, options)
  return decides ? { data: query.data, settle: [event.conversationId] } : { data: query.data }
}

/** What a filter asks of these facts. */
const marks = ['hasUnread', 'pinned'] as const

function mark(
  held: Conversation,
  { readSeq, unreadFrom, unreadCount, pinned, muted }: ConversationReadBody,
): Conversation {
  return {
    ...held,
    readSeq,
    unreadFrom: unreadFrom ?? null,
    unreadCount: unreadCount ?? held.unreadCount,
    pinned: pinned ?? held.pinned,
    muted: muted ?? held.muted,
  }
}
