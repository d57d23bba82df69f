import { and, eq, inArray, or } from 'drizzle-orm'
import { audienceOfView, Failure } from '@parley/contract'
import type { Actor, SavedView } from '@parley/contract'
import { tables } from '@parley/db'
import type { DbOrTx, Tx } from '@parley/db'
import { readTopics } from '../actors/readTopics.ts'
import { readStoredFilter } from './readStoredFilter.ts'

const { views } = tables
const most = 1000
export type ViewRow = typeof views.$inferSelect

/** The views that one who holds these topics sees, in no order; at most 1,000. */
export async function readViews(
  db: DbOrTx,
  accountId: string,
  topics: readonly string[],
): Promise<SavedView[]> {
  const held = (kind: string) =>
    topics.flatMap((topic) => (topic.startsWith(`${kind}:`) ? [topic.slice(kind.length + 1)] : []))
  const rows = await db.orm
    .select()
    .from(views)
    .where(
      and(
        eq(views.accountId, accountId),
        or(
          topics.includes('members') ? eq(views.scope, 'account') : undefined,
          and(eq(views.scope, 'private'), inArray(views.ownerId, held('user'))),
          and(eq(views.scope, 'team'), inArray(views.teamId, held('team'))),
        ),
      ),
    )
    .orderBy(views.createdAt, views.id)
    .limit(most)
  return rows.map(toView)
}

/** A view of the transaction's account that the actor sees; view.notFound otherwise, as if it did not exist. */
export async function readView(
  tx: Tx,
  id: string,
  by: Actor,
): Promise<{ view: SavedView; topics: string[] }> {
  const topics = await readTopics(tx, by)
  const [row] = await tx.orm
    .select()
    .from(views)
    .where(and(eq(views.accountId, tx.accountId), eq(views.id, id)))
  const view = row && toView(row)
  if (!view || !audienceOfView(view).some((topic) => topics.includes(topic)))
    throw new Failure('view.notFound', { field: 'viewId' })
  return { view, topics }
}

export function toView({ accountId: _, filter, sort, ...row }: ViewRow): SavedView {
  return { ...row, ...readStoredFilter({ filter, sort }) } as SavedView
}
