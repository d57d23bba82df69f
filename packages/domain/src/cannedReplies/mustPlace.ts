import { and, count, eq, ne } from 'drizzle-orm'
import { Failure, limits } from '@parley/contract'
import type { CannedReply, MemberActor } from '@parley/contract'
import { tables } from '@parley/db'
import type { Tx } from '@parley/db'
import { readTeam } from '../teams/readTeam.ts'

const { cannedReplies: r } = tables
interface Placing {
  cannedReply: Pick<CannedReply, 'id' | 'shortcut' | 'scope' | 'teamId' | 'ownerId'>
  topics: readonly string[]
  by: MemberActor
}

/**
 * Whether the actor may keep a canned reply where it is to be, under its shortcut: a team's needs
 * that one is in it, and in one place a shortcut means one thing.
 */
export async function mustPlace(tx: Tx, { cannedReply, topics, by }: Placing): Promise<void> {
  const { id, shortcut, scope, teamId, ownerId } = cannedReply
  if (scope === 'private' && ownerId !== by.userId)
    throw new Failure('action.forbidden', { field: 'scope' })
  if (scope === 'team') {
    await readTeam(tx, teamId!)
    if (!topics.includes(`team:${teamId}`))
      throw new Failure('action.forbidden', { field: 'teamId' })
  }
  const others = and(eq(r.accountId, tx.accountId), ne(r.id, id), beside(cannedReply))
  const [same] = await tx.orm
    .select({ id: r.id })
    .from(r)
    .where(and(others, eq(r.shortcut, shortcut)))
  if (same) throw new Failure('cannedReply.exists', { field: 'shortcut' })
  const [held] = await tx.orm.select({ count: count() }).from(r).where(others)
  if (held!.count >= limits.cannedReplies)
    throw new Failure('cannedReply.tooMany', { field: 'scope' })
}

function beside({ scope, teamId, ownerId }: Placing['cannedReply']) {
  const same = eq(r.scope, scope)
  if (scope === 'private') return and(same, eq(r.ownerId, ownerId))
  return scope === 'team' ? and(same, eq(r.teamId, teamId!)) : same
}
