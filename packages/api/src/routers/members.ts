import { InviteMemberInput, RemoveMemberInput, UpdateMemberInput } from '@parley/contract/schema'
import { addMember, mayGive, removeMember, updateMember } from '@parley/domain'
import { member, router } from '../trpc.ts'

export const members = router({
  /** A person joins by e-mail; the password is theirs when they have no sign-in yet. */
  create: member.input(InviteMemberInput).mutation(async ({ ctx, input }) => {
    mayGive(ctx.actor, input.role)
    const userId = await ctx.ensurePerson(input)
    return addMember(ctx.db, { ...input, userId, by: ctx.actor })
  }),
  /** Gives a member another role. */
  update: member
    .input(UpdateMemberInput)
    .mutation(({ ctx, input }) => updateMember(ctx.db, { ...input, by: ctx.actor })),
  /** A member leaves the account. */
  delete: member
    .input(RemoveMemberInput)
    .mutation(({ ctx, input }) => removeMember(ctx.db, { ...input, by: ctx.actor })),
})
