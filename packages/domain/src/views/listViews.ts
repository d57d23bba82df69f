import { and, eq } from 'drizzle-orm'
import { inViewOrder } from '@parley/contract'
import type { MemberActor, SavedViewsAnswer, ViewId } from '@parley/contract'
import { printCursor, readHead, tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { readTopics } from '../actors/readTopics.ts'
import { readViews } from './readViews.ts'

const { viewOrders } = tables

/** The saved views the actor sees, in the actor's order; at most 1,000. */
export async function listViews(
  db: DbOrTx,
  { by }: { by: MemberActor },
): Promise<SavedViewsAnswer> {
  // First: beside the others it may be asked after them.
  const head = await readHead(db, by.accountId)
  const [topics, order] = await Promise.all([readTopics(db, by), readOrder(db, by)])
  const items = inViewOrder(await readViews(db, by.accountId, topics), order)
  return { items, order, asOf: printCursor(head) }
}

async function readOrder(db: DbOrTx, { accountId, userId }: MemberActor): Promise<ViewId[]> {
  const [row] = await db.orm
    .select({ viewIds: viewOrders.viewIds })
    .from(viewOrders)
    .where(and(eq(viewOrders.accountId, accountId), eq(viewOrders.userId, userId)))
  return (row?.viewIds ?? []) as ViewId[]
}
