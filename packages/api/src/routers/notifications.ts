import {
  AccountInput,
  ListNotificationsInput,
  MarkNotificationsReadInput,
  SubscribePushInput,
  UnsubscribePushInput,
} from '@parley/contract/schema'
import {
  countNotifications,
  listNotifications,
  markNotificationsRead,
  subscribePush,
  unsubscribePush,
} from '@parley/domain'
import { member, router, writer } from '../trpc.ts'

export const notifications = router({
  /** What the viewer was told, the newest first, filled with its words as they are now. */
  list: member
    .input(ListNotificationsInput)
    .query(({ ctx, input }) => listNotifications(ctx.db, { ...input, by: ctx.actor })),
  /** How many of them are unread, at most 100. */
  count: member
    .input(AccountInput)
    .query(({ ctx }) => countNotifications(ctx.db, { by: ctx.actor })),
  /** The key with which a browser's PushManager subscribes. */
  pushKey: member.input(AccountInput).query(({ ctx }) => ({ publicKey: ctx.push.publicKey })),
  /** Wakes this browser when the viewer is told something, in any account, until they sign out there. */
  subscribe: writer
    .input(SubscribePushInput)
    .mutation(({ ctx, input }) =>
      subscribePush(ctx.db, { ...input, mayReach: ctx.push.mayReach, by: ctx.actor }),
    ),
  /** Wakes it no more. */
  unsubscribe: writer
    .input(UnsubscribePushInput)
    .mutation(({ ctx, input }) => unsubscribePush(ctx.db, { ...input, by: ctx.actor })),
  /** Marks some read: by id, all, or those of a conversation. */
  markRead: writer
    .input(MarkNotificationsReadInput)
    .mutation(({ ctx, input }) => markNotificationsRead(ctx.db, { ...input, by: ctx.actor })),
})
