import type { Delivery, Message, MessageFacts, Receipt } from '@parley/contract'
import { deliveryAfter } from '@parley/contract'
import { mentionsOf } from '@parley/contract/markdown'
import { tables } from '@parley/db'

export type MessageRow = Omit<typeof tables.messages.$inferSelect, 'search'>

const m = tables.messages

/** Every column but the search vector, which nobody reads. */
export const messageColumns = {
  accountId: m.accountId,
  id: m.id,
  conversationId: m.conversationId,
  seq: m.seq,
  replySeq: m.replySeq,
  authorType: m.authorType,
  authorId: m.authorId,
  kind: m.kind,
  body: m.body,
  attachments: m.attachments,
  reactions: m.reactions,
  activity: m.activity,
  replyTo: m.replyTo,
  createdAt: m.createdAt,
  editedAt: m.editedAt,
  deletedAt: m.deletedAt,
}

export function toMessageFacts(row: MessageRow): MessageFacts {
  return {
    id: row.id,
    conversationId: row.conversationId,
    seq: row.seq,
    author: { type: row.authorType, id: row.authorId },
    kind: row.kind,
    body: row.body,
    attachments: row.attachments,
    reactions: row.reactions ?? [],
    mentions: mentionsOf(row.body),
    activity: row.activity,
    replyTo: row.replyTo,
    createdAt: row.createdAt,
    editedAt: row.editedAt,
    deletedAt: row.deletedAt,
  } as unknown as MessageFacts
}

/** A message with its delivery, from the pointers of everyone who could receive it. */
export function toMessage(row: MessageRow, receipts: readonly Receipt[]): Message {
  return receipts.reduce<Message>(
    (message, receipt) => ({ ...message, delivery: deliveryAfter(message, receipt) }),
    { ...toMessageFacts(row), delivery: 'sent' satisfies Delivery },
  )
}
