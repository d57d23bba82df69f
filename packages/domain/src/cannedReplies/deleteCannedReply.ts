import { and, eq } from 'drizzle-orm'
import { audienceOfView, Failure, mayEditView } from '@parley/contract'
import type { AsOf, DeleteCannedReplyInput, MemberActor } from '@parley/contract'
import { appendEvent, tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { changeViews } from '../views/changeViews.ts'
import { readCannedReply } from './readCannedReplies.ts'

const { cannedReplies: r } = tables
type Input = Omit<DeleteCannedReplyInput, 'accountId'> & { by: MemberActor }

/** Deletes a canned reply; what was written with it stays. Refuses with cannedReply.notFound, action.forbidden. */
export async function deleteCannedReply(db: DbOrTx, input: Input): Promise<AsOf> {
  const { by: claimed, mutationId, cannedReplyId } = input
  return changeViews(db, {
    by: claimed,
    mutationId,
    request: ['deleteCannedReply', cannedReplyId],
    act: async (tx, by) => {
      const { cannedReply, topics } = await readCannedReply(tx, cannedReplyId, by)
      if (!mayEditView(cannedReply, by.userId, topics)) throw new Failure('action.forbidden')
      await tx.orm.delete(r).where(and(eq(r.accountId, tx.accountId), eq(r.id, cannedReplyId)))
      const body = { type: 'cannedReply.removed', cannedReplyId: cannedReply.id } as const
      appendEvent(tx, { body, audience: audienceOfView(cannedReply), by })
      return {}
    },
    again: async () => ({}),
  })
}
