import * as z from 'zod'
import { ConversationFilterSchema } from '../filter/schema.ts'
import { AttachmentId, ConversationId, MessageId } from '../ids.ts'
import { isEmoji } from '../isEmoji.ts'
import { limits } from '../limits.ts'
import { isBlank, isStorable } from '../text.ts'
import {
  asMutation,
  body,
  direction,
  inAccount,
  limit,
  pageCursor,
  seq,
  storable,
  words,
} from './parts.ts'

export const ListMessagesInput = z
  .strictObject({
    ...inAccount,
    conversationId: ConversationId,
    before: seq.optional(),
    after: seq.optional(),
    around: seq.optional(),
    limit,
  })
  .refine(
    (input) => [input.before, input.after, input.around].filter((a) => a !== undefined).length <= 1,
    { message: 'give at most one of before, after and around', path: ['before'] },
  )
/** As a filter's search: what holds no word finds nothing. `filter` is of conversations. */
export const SearchMessagesInput = z.strictObject({
  ...inAccount,
  query: z.string().min(1).max(limits.search).refine(isStorable, storable),
  filter: ConversationFilterSchema.optional(),
  cursor: pageCursor.nullish(),
  limit,
  direction,
})
/** With attachments the body may be blank. */
export const SendMessageInput = z
  .strictObject({
    ...inAccount,
    id: MessageId,
    conversationId: ConversationId,
    body: words,
    kind: z.enum(['reply', 'note']).default('reply'),
    replyTo: MessageId.nullish(),
    attachmentIds: z
      .array(AttachmentId)
      .max(limits.attachments)
      .refine((ids) => new Set(ids).size === ids.length, 'must not hold an id twice')
      .optional(),
  })
  .refine(({ body, attachmentIds = [] }) => !isBlank(body) || attachmentIds.length > 0, {
    message: 'must not be blank',
    path: ['body'],
  })
export const EditMessageInput = z.strictObject({ ...asMutation, messageId: MessageId, body })
export const DeleteMessageInput = z.strictObject({ ...asMutation, messageId: MessageId })
export const GetMessageInput = z.strictObject({ ...inAccount, messageId: MessageId })
export const ReactToMessageInput = z.strictObject({
  ...asMutation,
  messageId: MessageId,
  emoji: z.string().max(64).refine(isEmoji, 'must be one emoji'),
  on: z.boolean(),
})
export const MarkDeliveredInput = z.strictObject({
  ...inAccount,
  conversationId: ConversationId,
  seq,
})
