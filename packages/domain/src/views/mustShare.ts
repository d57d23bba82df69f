import { and, count, eq, ne } from 'drizzle-orm'
import { Failure, limits } from '@parley/contract'
import type { MemberActor, SavedView } from '@parley/contract'
import { tables } from '@parley/db'
import type { Tx } from '@parley/db'
import { readTeam } from '../teams/readTeam.ts'

const { views } = tables
interface Sharing {
  view: Pick<SavedView, 'id' | 'scope' | 'teamId' | 'ownerId'>
  topics: readonly string[]
  by: MemberActor
}

/**
 * Whether the actor may keep a view where it is to be. One's own is nobody else's to give; a team's
 * needs that one is in it; 100 are enough anywhere.
 */
export async function mustShare(tx: Tx, { view, topics, by }: Sharing): Promise<void> {
  if (view.scope === 'private' && view.ownerId !== by.userId)
    throw new Failure('action.forbidden', {
      field: 'scope',
      message: 'Only who made a view may make it private.',
    })
  if (view.scope === 'team') await mustBeIn(tx, view.teamId!, topics)
  const [held] = await tx.orm
    .select({ count: count() })
    .from(views)
    .where(and(eq(views.accountId, tx.accountId), ne(views.id, view.id), beside(view)))
  if (held!.count >= limits.views) throw new Failure('view.tooMany', { field: 'scope' })
}

async function mustBeIn(tx: Tx, teamId: string, topics: readonly string[]) {
  await readTeam(tx, teamId)
  if (!topics.includes(`team:${teamId}`))
    throw new Failure('action.forbidden', {
      field: 'teamId',
      message: 'Only members of a team share views with it.',
    })
}

function beside({ scope, teamId, ownerId }: Sharing['view']) {
  const same = eq(views.scope, scope)
  if (scope === 'private') return and(same, eq(views.ownerId, ownerId))
  return scope === 'team' ? and(same, eq(views.teamId, teamId!)) : same
}
