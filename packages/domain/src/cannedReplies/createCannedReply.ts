import { audienceOfView, Failure } from '@parley/contract'
import type { CannedReplyAnswer, CreateCannedReplyInput, MemberActor } from '@parley/contract'
import { appendEvent, tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { readTopics } from '../actors/readTopics.ts'
import { changeViews } from '../views/changeViews.ts'
import { mustPlace } from './mustPlace.ts'
import { readCannedReply, toCannedReply } from './readCannedReplies.ts'

type Input = Omit<CreateCannedReplyInput, 'accountId'> & { by: MemberActor }

/**
 * Keeps words under a shortcut, for oneself, a team one is in, or the account. Refuses with
 * team.notFound, action.forbidden, cannedReply.exists, cannedReply.tooMany, mutation.idReused.
 */
export async function createCannedReply(db: DbOrTx, input: Input): Promise<CannedReplyAnswer> {
  const { by: claimed, mutationId, ...given } = input
  const { id, shortcut, title, body, scope, teamId = null } = given
  return changeViews(db, {
    by: claimed,
    mutationId: mutationId ?? id,
    request: ['createCannedReply', given],
    act: async (tx, by) => {
      const row = { id, shortcut, title, body, scope, teamId, ownerId: by.userId }
      await mustPlace(tx, { cannedReply: row, topics: await readTopics(tx, by), by })
      const [made] = await tx.orm
        .insert(tables.cannedReplies)
        .values({ ...row, accountId: tx.accountId })
        .onConflictDoNothing()
        .returning()
      if (!made) throw new Failure('mutation.idReused', { field: 'id' })
      const cannedReply = toCannedReply(made)
      appendEvent(tx, {
        body: { type: 'cannedReply.updated', cannedReply },
        audience: audienceOfView(cannedReply),
        by,
      })
      return { cannedReply }
    },
    again: async (tx, by) => ({ cannedReply: (await readCannedReply(tx, id, by)).cannedReply }),
  })
}
