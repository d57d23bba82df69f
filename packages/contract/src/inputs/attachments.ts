import * as z from 'zod'
import { AttachmentId } from '../ids.ts'
import { limits } from '../limits.ts'
import { isStorable } from '../text.ts'
import { asMutation, inAccount, storable } from './parts.ts'

const measure = z.int().min(1).max(100_000)
/**
 * Announces a file. `name` is cleaned and `size` is in bytes. `media` is what its sender measured, for
 * what the server does not measure itself; with `isVoice` it was recorded to be heard as a message.
 */
export const CreateAttachmentInput = z.strictObject({
  ...inAccount,
  id: AttachmentId,
  name: z.string().max(1000).refine(isStorable, storable),
  size: z.int().min(1, 'must not be empty'),
  isVoice: z.boolean().default(false),
  media: z
    .strictObject({
      width: measure.nullish(),
      height: measure.nullish(),
      /** Milliseconds. */
      duration: z.int().min(0).max(86_400_000).nullish(),
      peaks: z.array(z.int().min(0).max(100)).max(limits.peaks).nullish(),
    })
    .optional(),
})
export const GetAttachmentInput = z.strictObject({ ...inAccount, attachmentId: AttachmentId })
export const CancelAttachmentInput = z.strictObject({ ...asMutation, attachmentId: AttachmentId })
export const SignAttachmentsInput = z.strictObject({
  ...inAccount,
  attachmentIds: z.array(AttachmentId).min(1).max(limits.signed),
})
