import * as z from 'zod'
import { SessionId } from '../ids.ts'
import { Preferences } from '../preferences.ts'
import { asMutation, inAccount, name } from './parts.ts'

/** What concerns the person alone takes nothing. */
export const NoInput = z.strictObject({}).optional()
export const AccountInput = z.strictObject(inAccount)
export const UpdateAccountInput = z.strictObject({ ...asMutation, name })
/** `avatar: null` takes the picture away; another one comes by POST /api/avatars. */
export const UpdateProfileInput = z
  .strictObject({ ...asMutation, name: name.optional(), avatar: z.null().optional() })
  .refine((input) => input.name !== undefined || input.avatar !== undefined, {
    message: 'must change something',
    path: ['name'],
  })
/** Of the person alone. */
export const EndSessionInput = z.strictObject({ sessionId: SessionId })
/** Each key that is given is replaced whole; the others stay. */
export const UpdatePreferencesInput = z.strictObject({
  ...asMutation,
  patch: Preferences.partial().refine(
    (patch) => Object.values(patch).some((value) => value !== undefined),
    'must change something',
  ),
})
