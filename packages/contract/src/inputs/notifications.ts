import * as z from 'zod'
import { ConversationId, NotificationId } from '../ids.ts'
import { limits } from '../limits.ts'
import { asMutation, direction, inAccount, limit, pageCursor } from './parts.ts'

export const ListNotificationsInput = z.strictObject({
  ...inAccount,
  cursor: pageCursor.nullish(),
  limit,
  direction,
})
const bytes = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[A-Za-z0-9_-]+=*$/, 'must be base64url')
const endpoint = z.url({ protocol: /^https?$/ }).max(2000)
/** What the browser's PushManager gave, made with the key of `notifications.pushKey`. */
export const SubscribePushInput = z.strictObject({
  ...inAccount,
  endpoint,
  p256dh: bytes(200),
  auth: bytes(100),
})
export const UnsubscribePushInput = z.strictObject({ ...inAccount, endpoint })
/** One of the three: these, all, those of a conversation. What is read or not the viewer's own is passed over. */
export const MarkNotificationsReadInput = z
  .strictObject({
    ...asMutation,
    ids: z.array(NotificationId).min(1).max(limits.page).optional(),
    all: z.literal(true).optional(),
    conversationId: ConversationId.optional(),
  })
  .refine(
    ({ ids, all, conversationId }) =>
      [ids, all, conversationId].filter((one) => one !== undefined).length === 1,
    { message: 'give one of ids, all and conversationId', path: ['ids'] },
  )
