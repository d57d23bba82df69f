import * as z from 'zod'
import { ConversationFilterSchema } from '../filter/schema.ts'
import { OperationId } from '../ids.ts'
import { limits } from '../limits.ts'
import { ConversationPatch } from './conversations.ts'
import { asMutation, inAccount, labelName } from './parts.ts'

const someLabels = z.array(labelName).max(limits.labels)
const { subject: _, ...shared } = ConversationPatch.shape
/**
 * Labels as a list are what each row has then; as `add` and `remove` each row keeps its others.
 * `read`, `pinned` and `muted` are for the one who asks alone; `read: false` is unread from the last word on.
 */
export const BulkPatch = z
  .strictObject({
    ...shared,
    labels: z
      .union([
        someLabels,
        z
          .strictObject({ add: someLabels.optional(), remove: someLabels.optional() })
          .refine(({ add, remove }) => add ?? remove, 'must hold add or remove'),
      ])
      .optional(),
    read: z.boolean().optional(),
    pinned: z.boolean().optional(),
    muted: z.boolean().optional(),
  })
  .refine(
    (patch) => Object.values(patch).some((value) => value !== undefined),
    'must change something',
  )
export const BulkUpdateInput = z.strictObject({
  ...inAccount,
  operationId: OperationId,
  filter: ConversationFilterSchema,
  patch: BulkPatch,
})
export const GetOperationInput = z.strictObject({ ...inAccount, operationId: OperationId })
export const UndoOperationInput = z.strictObject({ ...asMutation, operationId: OperationId })
