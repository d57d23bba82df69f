import { AccountInput, CreateInvitationInput, DeleteInvitationInput } from '@parley/contract/schema'
import { createInvitation, deleteInvitation, listInvitations } from '@parley/domain'
import { member, router, writer } from '../trpc.ts'

export const invitations = router({
  /** The invitations that nobody has accepted; for owners and admins. */
  list: member.input(AccountInput).query(({ ctx }) => listInvitations(ctx.db, { by: ctx.actor })),
  /** Makes a link by which one person joins; the secret in it is drawn by the client. */
  create: writer
    .input(CreateInvitationInput)
    .mutation(({ ctx, input }) => createInvitation(ctx.db, { ...input, by: ctx.actor })),
  /** Takes a link back. */
  delete: writer
    .input(DeleteInvitationInput)
    .mutation(({ ctx, input }) => deleteInvitation(ctx.db, { ...input, by: ctx.actor })),
})
