import * as z from 'zod'
import { contactTypes } from '../enums.ts'
import { ContactId } from '../ids.ts'
import { limits } from '../limits.ts'
import { isStorable } from '../text.ts'
import { asMutation, direction, inAccount, limit, name, pageCursor, storable } from './parts.ts'

export const ListContactsInput = z.strictObject({
  ...inAccount,
  search: z.string().max(limits.search).refine(isStorable, storable).optional(),
  /** Only these: who is named somewhere by id. */
  ids: z.array(ContactId).min(1).max(limits.page).optional(),
  cursor: pageCursor.nullish(),
  limit,
  direction,
})
export const CreateContactInput = z.strictObject({
  ...asMutation,
  id: ContactId,
  name: name.nullish(),
  email: z.email().max(254).nullish(),
  type: z.enum(contactTypes).default('customer'),
})
