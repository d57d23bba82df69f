import * as z from 'zod'
import { viewScopes } from '../enums.ts'
import { ConversationFilterSchema, SortSchema } from '../filter/schema.ts'
import { TeamId, ViewId } from '../ids.ts'
import { limits } from '../limits.ts'
import { isBlank, isStorable } from '../text.ts'
import { asMutation, name, namesItsTeam, storable, teamOfScope } from './parts.ts'

const emoji = z
  .string()
  .max(16)
  .refine(isStorable, storable)
  .refine((text) => !isBlank(text), 'must not be blank')
/** A view is kept and told whole: its filter must not be a book. */
const viewFilter = ConversationFilterSchema.refine(
  (filter) => JSON.stringify(filter).length <= limits.viewFilter,
  `must hold at most ${limits.viewFilter} characters as JSON`,
)
export const CreateViewInput = z
  .strictObject({
    ...asMutation,
    id: ViewId,
    name,
    emoji: emoji.nullish(),
    scope: z.enum(viewScopes),
    teamId: TeamId.nullish(),
    filter: viewFilter,
    sort: SortSchema.nullish(),
  })
  .refine(namesItsTeam, teamOfScope)
/** What is left out stays; `scope` and `teamId` go together. */
export const UpdateViewInput = z
  .strictObject({
    ...asMutation,
    viewId: ViewId,
    name: name.optional(),
    emoji: emoji.nullable().optional(),
    scope: z.enum(viewScopes).optional(),
    teamId: TeamId.nullable().optional(),
    filter: viewFilter.optional(),
    sort: SortSchema.nullable().optional(),
  })
  .refine(namesItsTeam, teamOfScope)
export const DeleteViewInput = z.strictObject({ ...asMutation, viewId: ViewId })
export const ReorderViewsInput = z.strictObject({
  ...asMutation,
  order: z.array(ViewId).max(1000),
})
