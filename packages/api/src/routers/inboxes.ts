import {
  CreateInboxInput,
  DeleteInboxInput,
  InboxMemberInput,
  UpdateInboxInput,
} from '@parley/contract/schema'
import {
  addInboxMember,
  createInbox,
  deleteInbox,
  removeInboxMember,
  updateInbox,
} from '@parley/domain'
import { member, router } from '../trpc.ts'

export const inboxes = router({
  /** Makes an inbox with the agents who serve it. */
  create: member
    .input(CreateInboxInput)
    .mutation(({ ctx, input }) => createInbox(ctx.db, { ...input, by: ctx.actor })),
  /** Renames an inbox. */
  update: member
    .input(UpdateInboxInput)
    .mutation(({ ctx, input }) => updateInbox(ctx.db, { ...input, by: ctx.actor })),
  /** Deletes an inbox nothing came in by. */
  delete: member
    .input(DeleteInboxInput)
    .mutation(({ ctx, input }) => deleteInbox(ctx.db, { ...input, by: ctx.actor })),
  /** A member begins to serve an inbox. */
  addMember: member
    .input(InboxMemberInput)
    .mutation(({ ctx, input }) => addInboxMember(ctx.db, { ...input, by: ctx.actor })),
  /** A member stops serving an inbox. */
  removeMember: member
    .input(InboxMemberInput)
    .mutation(({ ctx, input }) => removeInboxMember(ctx.db, { ...input, by: ctx.actor })),
})
