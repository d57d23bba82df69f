import * as z from 'zod'
import { viewScopes } from '../enums.ts'
import { CannedReplyId, TeamId } from '../ids.ts'
import { limits } from '../limits.ts'
import { asMutation, body, name, namesItsTeam, teamOfScope } from './parts.ts'

const shortcut = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[\p{L}\p{N}_-]{1,40}$/u, 'must be letters, digits, - and _, at most 40')
const cannedBody = body.max(limits.cannedBody, `must hold at most ${limits.cannedBody} characters`)
export const CreateCannedReplyInput = z
  .strictObject({
    ...asMutation,
    id: CannedReplyId,
    shortcut,
    title: name,
    body: cannedBody,
    scope: z.enum(viewScopes),
    teamId: TeamId.nullish(),
  })
  .refine(namesItsTeam, teamOfScope)
/** What is left out stays; `scope` and `teamId` go together. */
export const UpdateCannedReplyInput = z
  .strictObject({
    ...asMutation,
    cannedReplyId: CannedReplyId,
    shortcut: shortcut.optional(),
    title: name.optional(),
    body: cannedBody.optional(),
    scope: z.enum(viewScopes).optional(),
    teamId: TeamId.nullable().optional(),
  })
  .refine(namesItsTeam, teamOfScope)
export const DeleteCannedReplyInput = z.strictObject({
  ...asMutation,
  cannedReplyId: CannedReplyId,
})
