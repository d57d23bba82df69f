import { attachedOf, limits } from '@parley/contract'
import type { ConversationRow } from '../conversations/conversationRow.ts'
import type { MessageRow } from './toMessage.ts'

/**
 * What a new message makes of its conversation: counters, preview, who owes the next word, and that
 * a customer who writes wakes and reopens.
 */
export function afterMessage(row: ConversationRow, message: MessageRow): Partial<ConversationRow> {
  const preview = previewOf(message)
  const isReply = message.kind === 'reply'
  return {
    lastSeq: message.seq,
    lastActivityAt: message.createdAt,
    lastMessage: preview,
    lastWordSeq: message.seq,
    ...(isReply
      ? { lastReplySeq: message.replySeq!, lastReply: { ...preview, seq: message.replySeq! } }
      : {}),
    ...(isReply && row.kind === 'support' ? afterReply(row, message) : {}),
  }
}

function afterReply(row: ConversationRow, message: MessageRow): Partial<ConversationRow> {
  const waitingFor = message.authorType === 'contact' ? 'agent' : 'contact'
  const waiting =
    row.waitingFor === waitingFor ? {} : ({ waitingFor, waitingSince: message.createdAt } as const)
  if (message.authorType !== 'contact') return waiting
  return {
    ...waiting,
    status: 'open',
    snoozedUntil: null,
    contactDeliveredSeq: message.seq,
    contactReadSeq: message.seq,
    contactReadAt: row.contactReadSeq >= message.seq - 1 ? row.contactReadAt : message.createdAt,
  }
}

/** A message as the row's preview keeps it. */
export function previewOf(message: MessageRow): NonNullable<ConversationRow['lastMessage']> {
  return {
    id: message.id,
    seq: message.seq,
    author: { type: message.authorType, id: message.authorId },
    kind: message.kind,
    body: cut(message.body),
    attached: attachedOf(message.attachments),
    createdAt: message.createdAt.toISOString(),
    deletedAt: message.deletedAt?.toISOString() ?? null,
  }
}

/** The first characters, never half of one. */
function cut(body: string): string {
  return body.length <= limits.preview ? body : body.slice(0, limits.preview).toWellFormed()
}
