import { Failure } from '@parley/contract'
import type { CreateViewInput, MemberActor, SavedView, SavedViewAnswer } from '@parley/contract'
import { appendEvent, tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { audienceOfView } from '@parley/contract'
import { readTopics } from '../actors/readTopics.ts'
import { changeViews } from './changeViews.ts'
import { mustShare } from './mustShare.ts'
import { readView, toView } from './readViews.ts'

type Input = Omit<CreateViewInput, 'accountId'> & { by: MemberActor }

/**
 * Keeps a filter and a sort under a name, for oneself, a team one is in, or the account. Refuses
 * with team.notFound, action.forbidden, view.tooMany, mutation.idReused.
 */
export async function createView(db: DbOrTx, input: Input): Promise<SavedViewAnswer> {
  const { by: claimed, mutationId, ...given } = input
  const { id, name, scope, filter, emoji = null, teamId = null, sort = null } = given
  return changeViews(db, {
    by: claimed,
    mutationId: mutationId ?? id,
    request: ['createView', given],
    act: async (tx, by) => {
      const row = { id, name, emoji, scope, teamId, ownerId: by.userId, filter, sort }
      await mustShare(tx, { view: row, topics: await readTopics(tx, by), by })
      const [made] = await tx.orm
        .insert(tables.views)
        .values({ ...row, accountId: tx.accountId })
        .onConflictDoNothing()
        .returning()
      if (!made) throw new Failure('mutation.idReused', { field: 'id' })
      const view: SavedView = toView(made)
      appendEvent(tx, { body: { type: 'view.updated', view }, audience: audienceOfView(view), by })
      return { view }
    },
    again: async (tx, by) => ({ view: (await readView(tx, id, by)).view }),
  })
}
