import * as z from 'zod'
import { TeamId, UserId } from '../ids.ts'
import { asMutation, name } from './parts.ts'

export const CreateTeamInput = z.strictObject({
  ...asMutation,
  id: TeamId,
  name,
  memberIds: z.array(UserId).max(500).default([]),
})
export const UpdateTeamInput = z.strictObject({ ...asMutation, teamId: TeamId, name })
export const DeleteTeamInput = z.strictObject({ ...asMutation, teamId: TeamId })
export const TeamMemberInput = z.strictObject({ ...asMutation, teamId: TeamId, userId: UserId })
