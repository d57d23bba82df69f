import {
  AccountInput,
  ListNotificationsInput,
  MarkNotificationsReadInput,
} from '@parley/contract/schema'
import { countNotifications, listNotifications, markNotificationsRead } from '@parley/domain'
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
  /** Marks some read: by id, all, or those of a conversation. */
  markRead: writer
    .input(MarkNotificationsReadInput)
    .mutation(({ ctx, input }) => markNotificationsRead(ctx.db, { ...input, by: ctx.actor })),
})
