import { and, asc, eq } from 'drizzle-orm'
import { audienceOf, limits } from '@parley/contract'
import type { Actor, UserId } from '@parley/contract'
import { appendEvent, tables } from '@parley/db'
import type { Tx } from '@parley/db'
import { appendTopics } from '../members/appendTopics.ts'
import { forgetHidden } from '../notifications/forgetHidden.ts'
import { appendHidden } from './appendConversation.ts'
import { toFacts } from './conversationRow.ts'
import type { ConversationRow } from './conversationRow.ts'
import type { LockedConversation } from './lockConversation.ts'
import { rowColumns } from './conversationRow.ts'

const { conversations: c, participants: p } = tables

/**
 * Members begin to take part, under the conversation's lock, and hear from now on what they may.
 * Those who already do are passed over. Answers the row as it is then and who is new.
 */
export async function seatMembers(
  tx: Tx,
  row: ConversationRow,
  userIds: readonly string[],
  by: Actor,
): Promise<{ row: ConversationRow; newcomers: string[] }> {
  if (userIds.length === 0) return { row, newcomers: [] }
  const seats = [...new Set(userIds)].map((userId) => ({
    accountId: row.accountId,
    conversationId: row.id,
    userId,
  }))
  const seated = await tx.orm
    .insert(p)
    .values(seats)
    .onConflictDoNothing()
    .returning({ userId: p.userId })
  const newcomers = seated.map(({ userId }) => userId)
  if (newcomers.length === 0) return { row, newcomers }
  const next = await recount(tx, row)
  if (row.kind === 'group') await appendTopics(tx, newcomers, by)
  return { row: next, newcomers }
}

/** Members begin to take part in a conversation that others follow: everyone hears who joined. */
export async function joinConversation(
  tx: Tx,
  { row, contact }: LockedConversation,
  userIds: readonly string[],
  by: Actor,
): Promise<LockedConversation> {
  const seated = await seatMembers(tx, row, userIds, by)
  for (const userId of seated.newcomers)
    appendPresence(tx, 'participant.joined', { row: seated.row, contact }, userId, by)
  return { row: seated.row, contact }
}

/** A member stops taking part; they learn only that it is gone, unless they may see it otherwise. */
export async function leaveConversation(
  tx: Tx,
  { row, contact }: LockedConversation,
  userId: string,
  by: Actor,
): Promise<LockedConversation> {
  const left = await tx.orm
    .delete(p)
    .where(and(eq(p.accountId, row.accountId), eq(p.conversationId, row.id), eq(p.userId, userId)))
    .returning({ userId: p.userId })
  if (left.length === 0) return { row, contact }
  const next = await recount(tx, row)
  if (row.kind === 'group') await appendTopics(tx, [userId], by)
  appendHidden(tx, { id: row.id, before: [`user:${userId}`], after: next.audience, by })
  await forgetHidden(tx, [next])
  appendPresence(tx, 'participant.left', { row: next, contact }, userId, by)
  return { row: next, contact }
}

function appendPresence(
  tx: Tx,
  type: 'participant.joined' | 'participant.left',
  { row, contact }: LockedConversation,
  userId: string,
  by: Actor,
) {
  appendEvent(tx, {
    body: { type, conversation: toFacts(row, contact), userId: userId as UserId },
    audience: row.audience,
    subject: row.id,
    by,
  })
}

/** The row's digest of its participants, and who may see it, from the participants' rows. */
async function recount(tx: Tx, row: ConversationRow): Promise<ConversationRow> {
  const mine = and(eq(p.accountId, row.accountId), eq(p.conversationId, row.id))
  const memberIds = (
    await tx.orm
      .select({ userId: p.userId })
      .from(p)
      .where(mine)
      .orderBy(asc(p.joinedAt), asc(p.userId))
  ).map(({ userId }) => userId)
  const [next] = await tx.orm
    .update(c)
    .set({
      participants: memberIds.slice(0, limits.participants),
      participantCount: memberIds.length,
      audience: audienceOf({ ...row, memberIds }),
    })
    .where(and(eq(c.accountId, row.accountId), eq(c.id, row.id)))
    .returning(rowColumns)
  return next!
}
