import type { ConversationId, MemberActor } from '@parley/contract'
import { appendEvent } from '@parley/db'
import type { Tx } from '@parley/db'
import type { ConversationRow } from './conversationRow.ts'
import type { ReadMark } from './readMark.ts'

interface Marked {
  row: ConversationRow
  by: MemberActor
  held: ReadMark
  next: ReadMark
  /** Of the words beyond the next mark, as bounded as anywhere. */
  unreadCount: number
}

/**
 * Says that a conversation became another to a member: receipts to everyone who may see it when they
 * moved, all of it to that member alone.
 */
export function appendMark(tx: Tx, { row, by, held, next, unreadCount }: Marked): void {
  const receipts = {
    type: 'conversation.read',
    conversationId: row.id as ConversationId,
    kind: row.kind,
    userId: by.userId,
    contactId: null,
    deliveredSeq: next.deliveredSeq,
    readSeq: next.readSeq,
    readAt: next.readAt,
  } as const
  const mine = [`user:${by.userId}`]
  const place = { subject: row.id, by }
  if (next.readSeq > held.readSeq || next.deliveredSeq > held.deliveredSeq)
    appendEvent(tx, { body: receipts, audience: row.audience, except: mine, ...place })
  const { unreadFrom, pinned, muted } = next
  const own = { unreadFrom, unreadCount, pinned, muted }
  appendEvent(tx, { body: { ...receipts, ...own }, audience: mine, ...place })
}
