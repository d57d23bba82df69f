import { and, asc, eq } from 'drizzle-orm'
import type { Actor } from '@parley/contract'
import { tables } from '@parley/db'
import type { Tx } from '@parley/db'
import { toView } from './readViews.ts'
import { tell, write } from './updateView.ts'

const { members, viewOrders, views } = tables

/** The views of a team that ends become their makers' own, so that no work is lost; those of who has left go. */
export async function releaseTeamViews(tx: Tx, teamId: string, by: Actor): Promise<void> {
  const rows = await tx.orm
    .select()
    .from(views)
    .where(and(eq(views.accountId, tx.accountId), eq(views.teamId, teamId)))
    .orderBy(asc(views.id))
  const here = await stillHere(tx)
  for (const row of rows) {
    if (!here.has(row.ownerId)) {
      await tx.orm.delete(views).where(and(eq(views.accountId, tx.accountId), eq(views.id, row.id)))
      continue
    }
    const view = await write(tx, row.id, { scope: 'private', teamId: null })
    tell(tx, toView(row), view, by)
  }
}

/** What nobody could see once its owner has left. What they shared stays. */
export async function forgetOwnViews(tx: Tx, userId: string): Promise<void> {
  await tx.orm
    .delete(views)
    .where(
      and(eq(views.accountId, tx.accountId), eq(views.scope, 'private'), eq(views.ownerId, userId)),
    )
  await tx.orm
    .delete(viewOrders)
    .where(and(eq(viewOrders.accountId, tx.accountId), eq(viewOrders.userId, userId)))
}

async function stillHere(tx: Tx): Promise<Set<string>> {
  const rows = await tx.orm
    .select({ userId: members.userId })
    .from(members)
    .where(eq(members.accountId, tx.accountId))
  return new Set(rows.map(({ userId }) => userId))
}
