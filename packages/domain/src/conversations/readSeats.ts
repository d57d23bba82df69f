import { and, asc, eq, inArray } from 'drizzle-orm'
import { tables } from '@parley/db'
import type { Tx } from '@parley/db'

const { participants: p } = tables

/** The userIds of those who take part in each of some conversations, by time of joining. */
export async function readSeats(
  tx: Tx,
  conversationIds: readonly string[],
): Promise<Map<string, string[]>> {
  const seats = new Map<string, string[]>(conversationIds.map((id) => [id, []]))
  if (conversationIds.length === 0) return seats
  const rows = await tx.orm
    .select({ id: p.conversationId, userId: p.userId })
    .from(p)
    .where(and(eq(p.accountId, tx.accountId), inArray(p.conversationId, [...conversationIds])))
    .orderBy(asc(p.joinedAt))
  for (const { id, userId } of rows) seats.get(id)!.push(userId)
  return seats
}
