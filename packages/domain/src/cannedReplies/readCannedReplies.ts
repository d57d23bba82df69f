import { and, eq, inArray, or } from 'drizzle-orm'
import { audienceOfView, byShortcut, Failure } from '@parley/contract'
import type { Actor, CannedReply } from '@parley/contract'
import { tables } from '@parley/db'
import type { DbOrTx, Tx } from '@parley/db'
import { readTopics } from '../actors/readTopics.ts'

const { cannedReplies: r } = tables
const most = 2000
type CannedRow = typeof r.$inferSelect

/** The canned replies that one who holds these topics has; at most 2,000. */
export async function readCannedReplies(
  db: DbOrTx,
  accountId: string,
  topics: readonly string[],
): Promise<CannedReply[]> {
  const held = (kind: string) =>
    topics.flatMap((topic) => (topic.startsWith(`${kind}:`) ? [topic.slice(kind.length + 1)] : []))
  const rows = await db.orm
    .select()
    .from(r)
    .where(
      and(
        eq(r.accountId, accountId),
        or(
          topics.includes('members') ? eq(r.scope, 'account') : undefined,
          and(eq(r.scope, 'private'), inArray(r.ownerId, held('user'))),
          and(eq(r.scope, 'team'), inArray(r.teamId, held('team'))),
        ),
      ),
    )
    .orderBy(r.shortcut, r.id)
    .limit(most)
  return rows.map(toCannedReply).sort(byShortcut)
}

/** One that the actor has; cannedReply.notFound otherwise, as if it did not exist. */
export async function readCannedReply(
  tx: Tx,
  id: string,
  by: Actor,
): Promise<{ cannedReply: CannedReply; topics: string[] }> {
  const topics = await readTopics(tx, by)
  const [row] = await tx.orm
    .select()
    .from(r)
    .where(and(eq(r.accountId, tx.accountId), eq(r.id, id)))
  const cannedReply = row && toCannedReply(row)
  if (!cannedReply || !audienceOfView(cannedReply).some((topic) => topics.includes(topic)))
    throw new Failure('cannedReply.notFound', { field: 'cannedReplyId' })
  return { cannedReply, topics }
}

export function toCannedReply({ accountId: _, ...row }: CannedRow): CannedReply {
  return row as CannedReply
}
