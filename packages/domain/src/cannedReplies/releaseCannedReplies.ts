import { and, asc, eq } from 'drizzle-orm'
import type { Actor } from '@parley/contract'
import { tables } from '@parley/db'
import type { Tx } from '@parley/db'
import { toCannedReply } from './readCannedReplies.ts'
import { rewriteCannedReply } from './updateCannedReply.ts'

const { cannedReplies: r } = tables

/** The canned replies of a team that ends become their makers' own, so that no work is lost. */
export async function releaseTeamReplies(tx: Tx, teamId: string, by: Actor): Promise<void> {
  const rows = await tx.orm
    .select()
    .from(r)
    .where(and(eq(r.accountId, tx.accountId), eq(r.teamId, teamId)))
    .orderBy(asc(r.id))
  for (const row of rows) {
    const before = toCannedReply(row)
    await rewriteCannedReply(tx, before, { ...before, scope: 'private', teamId: null }, by)
  }
}

/** What nobody could see once its owner has left. What they shared stays. */
export async function forgetOwnReplies(tx: Tx, userId: string): Promise<void> {
  await tx.orm
    .delete(r)
    .where(and(eq(r.accountId, tx.accountId), eq(r.scope, 'private'), eq(r.ownerId, userId)))
}
