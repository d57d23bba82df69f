import { and, eq, inArray } from 'drizzle-orm'
import type { MemberActor } from '@parley/contract'
import { mentionsOf } from '@parley/contract/markdown'
import { tables } from '@parley/db'
import type { Tx } from '@parley/db'
import type { ConversationRow } from '../conversations/conversationRow.ts'
import type { MessageRow } from '../messages/toMessage.ts'
import { isUserId } from './isUserId.ts'
import { findPeople } from './tellPeople.ts'
import type { Tell } from './tellPeople.ts'

const { notifications: n } = tables

interface Edited {
  row: ConversationRow
  before: Pick<MessageRow, 'body'>
  message: MessageRow
  by: MemberActor
}

/** Finds out who is told of an edit: those whom it mentions first, once however often it is edited. */
export async function tellOfEdit(tx: Tx, { row, before, message, by }: Edited): Promise<Tell> {
  const named = mentionsOf(before.body)
  const added = mentionsOf(message.body).filter(
    (userId) => isUserId(userId) && !named.includes(userId),
  )
  if (added.length === 0) return () => {}
  const told = await readTold(tx, message, added)
  const wanted = new Map(
    added.filter((userId) => !told.has(userId)).map((userId) => [userId, ['mention' as const]]),
  )
  const { id: messageId, seq } = message
  return findPeople(tx, { row, wanted, by, at: message.editedAt ?? new Date(), seq, messageId })
}

async function readTold(
  tx: Tx,
  { id, conversationId }: MessageRow,
  userIds: string[],
): Promise<Set<string>> {
  const told = await tx.orm
    .select({ userId: n.userId })
    .from(n)
    .where(
      and(
        eq(n.accountId, tx.accountId),
        eq(n.conversationId, conversationId),
        eq(n.messageId, id),
        eq(n.kind, 'mention'),
        inArray(n.userId, userIds),
      ),
    )
  return new Set(told.map(({ userId }) => userId))
}
