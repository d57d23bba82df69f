import { and, asc, eq } from 'drizzle-orm'
import { audienceOf, Failure } from '@parley/contract'
import type { Actor } from '@parley/contract'
import { appendEvent, tables } from '@parley/db'
import type { Tx } from '@parley/db'
import { appendConversation, appendHidden } from './appendConversation.ts'
import { facets, holdsAny } from './facets.ts'

const { contacts, conversations: c, participants: p } = tables
const most = 500

/**
 * Takes an assignee or a team off every customer conversation that has it, in the transaction in
 * which they go. More than 500 at once are told as one resync instead of one by one.
 */
export async function releaseConversations(
  tx: Tx,
  from: { assigneeId: string } | { teamId: string },
  by: Actor,
): Promise<void> {
  const [key, column, id] =
    'assigneeId' in from
      ? (['assignee', c.assigneeId, from.assigneeId] as const)
      : (['team', c.teamId, from.teamId] as const)
  const found = await tx.orm
    .select({ row: c, contact: contacts })
    .from(c)
    .leftJoin(contacts, and(eq(contacts.accountId, c.accountId), eq(contacts.id, c.contactId)))
    .where(
      and(
        eq(c.accountId, tx.accountId),
        holdsAny(tx.accountId, facets(key, [id])),
        eq(column, id),
        eq(c.kind, 'support'),
      ),
    )
    .orderBy(asc(c.id))
    .limit(most * 20 + 1)
    .for('update', { of: c })
  if (found.length > most * 20)
    throw new Failure('server.overloaded', {
      message: 'Too many conversations at once; assign them elsewhere first.',
    })
  const seats = await seatsOf(tx)
  for (const { row, contact } of found) {
    const change = 'assigneeId' in from ? { assigneeId: null } : { teamId: null }
    const audience = audienceOf({ ...row, ...change, memberIds: seats.get(row.id) ?? [] })
    const [next] = await tx.orm
      .update(c)
      .set({ ...change, audience })
      .where(and(eq(c.accountId, row.accountId), eq(c.id, row.id)))
      .returning()
    if (found.length > most) continue
    appendHidden(tx, { id: row.id, before: row.audience, after: audience, by })
    appendConversation(tx, {
      row: next!,
      contact,
      type: 'conversation.updated',
      contactSees: false,
      by,
    })
  }
  if (found.length > most)
    appendEvent(tx, { body: { type: 'resync', afterMs: 0 }, audience: ['members'], by })
}

async function seatsOf(tx: Tx): Promise<Map<string, string[]>> {
  const rows = await tx.orm
    .select({ id: p.conversationId, userId: p.userId })
    .from(p)
    .innerJoin(c, and(eq(c.accountId, p.accountId), eq(c.id, p.conversationId)))
    .where(and(eq(p.accountId, tx.accountId), eq(c.kind, 'support')))
  const seats = new Map<string, string[]>()
  for (const { id, userId } of rows) seats.set(id, [...(seats.get(id) ?? []), userId])
  return seats
}
