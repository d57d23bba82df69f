import { isDeepStrictEqual } from 'node:util'
import { and, eq } from 'drizzle-orm'
import { audienceOfView, Failure, mayEditView } from '@parley/contract'
import type {
  Actor,
  CannedReply,
  CannedReplyAnswer,
  MemberActor,
  UpdateCannedReplyInput,
} from '@parley/contract'
import { appendEvent, tables } from '@parley/db'
import type { DbOrTx, Tx } from '@parley/db'
import { changeViews } from '../views/changeViews.ts'
import { mustPlace } from './mustPlace.ts'
import { readCannedReply, toCannedReply } from './readCannedReplies.ts'

const { cannedReplies: r } = tables
type Input = Omit<UpdateCannedReplyInput, 'accountId'> & { by: MemberActor }

/**
 * Changes a canned reply or who has it; who has it no longer hears that it is gone. Refuses with
 * cannedReply.notFound, action.forbidden, team.notFound, cannedReply.exists, cannedReply.tooMany.
 */
export async function updateCannedReply(db: DbOrTx, input: Input): Promise<CannedReplyAnswer> {
  const { by: claimed, mutationId, cannedReplyId, ...patch } = input
  return changeViews(db, {
    by: claimed,
    mutationId,
    request: ['updateCannedReply', cannedReplyId, patch],
    act: async (tx, by) => {
      const { cannedReply: before, topics } = await readCannedReply(tx, cannedReplyId, by)
      if (!mayEditView(before, by.userId, topics)) throw new Failure('action.forbidden')
      const after = changed(before, patch)
      if (isDeepStrictEqual(before, after)) return { cannedReply: before }
      await mustPlace(tx, { cannedReply: after, topics, by })
      return { cannedReply: await rewriteCannedReply(tx, before, after, by) }
    },
    again: async (tx, by) => ({
      cannedReply: (await readCannedReply(tx, cannedReplyId, by)).cannedReply,
    }),
  })
}

function changed(before: CannedReply, patch: Omit<Input, 'by' | 'cannedReplyId' | 'mutationId'>) {
  const named = Object.entries(patch).filter(([, value]) => value !== undefined)
  const teamId = patch.scope ? (patch.teamId ?? null) : before.teamId
  return { ...before, ...Object.fromEntries(named), teamId } as CannedReply
}

/** Writes it and tells those who have it now, and those who had it and have it no longer. */
export async function rewriteCannedReply(
  tx: Tx,
  before: CannedReply,
  { shortcut, title, body, scope, teamId }: CannedReply,
  by: Actor,
): Promise<CannedReply> {
  const [row] = await tx.orm
    .update(r)
    .set({ shortcut, title, body, scope, teamId })
    .where(and(eq(r.accountId, tx.accountId), eq(r.id, before.id)))
    .returning()
  const cannedReply = toCannedReply(row!)
  const [had, have] = [audienceOfView(before), audienceOfView(cannedReply)]
  appendEvent(tx, { body: { type: 'cannedReply.updated', cannedReply }, audience: have, by })
  if (had.join() === have.join()) return cannedReply
  const gone = { type: 'cannedReply.removed', cannedReplyId: cannedReply.id } as const
  appendEvent(tx, { body: gone, audience: had, except: have, by })
  return cannedReply
}
