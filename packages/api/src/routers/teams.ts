import {
  CreateTeamInput,
  DeleteTeamInput,
  TeamMemberInput,
  UpdateTeamInput,
} from '@parley/contract/schema'
import { addTeamMember, createTeam, deleteTeam, removeTeamMember, updateTeam } from '@parley/domain'
import { member, router } from '../trpc.ts'

export const teams = router({
  /** Makes a team. */
  create: member
    .input(CreateTeamInput)
    .mutation(({ ctx, input }) => createTeam(ctx.db, { ...input, by: ctx.actor })),
  /** Renames a team. */
  update: member
    .input(UpdateTeamInput)
    .mutation(({ ctx, input }) => updateTeam(ctx.db, { ...input, by: ctx.actor })),
  /** Deletes a team; its conversations are no team's. */
  delete: member
    .input(DeleteTeamInput)
    .mutation(({ ctx, input }) => deleteTeam(ctx.db, { ...input, by: ctx.actor })),
  /** A member joins a team and its groups. */
  addMember: member
    .input(TeamMemberInput)
    .mutation(({ ctx, input }) => addTeamMember(ctx.db, { ...input, by: ctx.actor })),
  /** A member leaves a team. */
  removeMember: member
    .input(TeamMemberInput)
    .mutation(({ ctx, input }) => removeTeamMember(ctx.db, { ...input, by: ctx.actor })),
})
