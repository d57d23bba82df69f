import { limits } from '@parley/contract'
import type {
  Conversation,
  ConversationFacts,
  Message,
  MessageFacts,
  MessagesAnswer,
  ReceiptsAnswer,
  UserId,
  ViewerFacts,
} from '@parley/contract'
import { foldConversation } from './foldConversation.ts'
import type { Fold, Folded, FoldOptions, QueryOf, Viewer } from './Query.ts'
import { receiptMoved } from './receiptMoved.ts'

type Thread = QueryOf<'messages.list'>

/** Someone said something. */
export const messageNew: Fold<'message.new'> = (
  query,
  { message, conversation },
  viewer,
  options,
) => {
  if (query.procedure === 'messages.list')
    return query.input.conversationId === message.conversationId
      ? append(query, message, options)
      : { data: query.data }
  if (query.procedure === 'conversations.receipts')
    return {
      data:
        query.input.conversationId === message.conversationId
          ? spoken(query.data, message, conversation, viewer)
          : query.data,
    }
  const advance = (held: Conversation) => heard(held, message, viewer)
  return foldConversation(query, { facts: conversation, advance, viewer, options })
}

/** Who says something has read what was said before: when, was told before. */
function spoken(
  data: ReceiptsAnswer,
  { author, seq }: MessageFacts,
  { kind, contact }: ConversationFacts,
  viewer: Viewer,
): ReceiptsAnswer {
  const userId = author.type === 'member' ? (author.id as UserId) : null
  const contactId = author.type === 'contact' ? (contact?.id ?? null) : null
  if (userId === null && contactId === null) return data
  const held = data.items.find((one) => one.userId === userId && one.contactId === contactId)
  const readAt = held?.readAt ?? null
  const receipt = { kind, userId, contactId, deliveredSeq: seq, readSeq: seq, readAt }
  return receiptMoved(data, receipt, viewer)
}

/** A word of mine is read by me, another's is one more unread; a message that was counted is not counted again. */
function heard(held: Conversation, message: MessageFacts, viewer: Viewer): Partial<ViewerFacts> {
  if (message.seq <= held.lastSeq || message.kind === 'activity') return {}
  const isMine = message.author.type === 'member' && message.author.id === viewer.userId
  if (isMine) return { readSeq: message.seq, unreadFrom: null, unreadCount: 0 }
  return { unreadCount: Math.min(held.unreadCount + 1, limits.unread) }
}

/** Puts a new message after those that are held. */
export function append(
  query: Thread,
  facts: MessageFacts,
  options: FoldOptions,
): Folded<MessagesAnswer> {
  const { data } = query
  if (data.items.some(({ id }) => id === facts.id)) return { data }
  if (data.hasAfter) return { data }
  const message: Message = { ...facts, delivery: 'sent' }
  if (options.pending) return { data: { ...data, items: insertBySeq(data.items, message) } }
  const last = data.items.at(-1)
  if (last && message.seq <= last.seq) return { data }
  if (last && message.seq > last.seq + 1) return { refetch: true }
  return { data: options.live ? { ...data, items: [...data.items, message] } : fit(query, message) }
}

function insertBySeq(items: Message[], message: Message): Message[] {
  const at = items.findLastIndex((held) => held.seq <= message.seq)
  return [...items.slice(0, at + 1), message, ...items.slice(at + 1)]
}

/** The window the input asks for, once the conversation has grown by a message. */
function fit({ input, data }: Thread, message: Message): MessagesAnswer {
  const { before, after, around, limit = limits.pageDefault } = input
  const items = [...data.items, message]
  if (after !== undefined) return fitAfter(data, items, after, limit)
  if (around !== undefined) return fitAround(data, items, around, limit)
  if (before !== undefined && message.seq >= before) return { ...data, hasAfter: true }
  return fitNewest(data, items, limit)
}

function fitNewest(data: MessagesAnswer, items: Message[], limit: number): MessagesAnswer {
  const kept = items.slice(-limit)
  return { ...data, items: kept, hasBefore: data.hasBefore || kept.length < items.length }
}

function fitAfter(
  data: MessagesAnswer,
  items: Message[],
  after: number,
  limit: number,
): MessagesAnswer {
  const newer = items.filter(({ seq }) => seq > after)
  return newer.length > limit ? { ...data, hasAfter: true } : { ...data, items: newer }
}

function fitAround(
  data: MessagesAnswer,
  items: Message[],
  around: number,
  limit: number,
): MessagesAnswer {
  const earlier = Math.floor(limit / 2)
  const older = items.filter(({ seq }) => seq < around)
  const newer = items.filter(({ seq }) => seq >= around)
  if (newer.length > limit - earlier) return { ...data, hasAfter: true }
  const kept = earlier === 0 ? [] : older.slice(-earlier)
  return {
    ...data,
    items: [...kept, ...newer],
    hasBefore: data.hasBefore || kept.length < older.length,
  }
}
