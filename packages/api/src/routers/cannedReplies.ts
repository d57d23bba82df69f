import {
  AccountInput,
  CreateCannedReplyInput,
  DeleteCannedReplyInput,
  UpdateCannedReplyInput,
} from '@parley/contract/schema'
import {
  createCannedReply,
  deleteCannedReply,
  listCannedReplies,
  updateCannedReply,
} from '@parley/domain'
import { member, router, writer } from '../trpc.ts'

export const cannedReplies = router({
  /** The canned replies the viewer has: their own, their teams', everybody's. */
  list: member.input(AccountInput).query(({ ctx }) => listCannedReplies(ctx.db, { by: ctx.actor })),
  /** Keeps words under a shortcut; the id is the client's. */
  create: writer
    .input(CreateCannedReplyInput)
    .mutation(({ ctx, input }) => createCannedReply(ctx.db, { ...input, by: ctx.actor })),
  /** Changes a canned reply, or who has it. */
  update: writer
    .input(UpdateCannedReplyInput)
    .mutation(({ ctx, input }) => updateCannedReply(ctx.db, { ...input, by: ctx.actor })),
  /** Deletes one. */
  delete: writer
    .input(DeleteCannedReplyInput)
    .mutation(({ ctx, input }) => deleteCannedReply(ctx.db, { ...input, by: ctx.actor })),
})
