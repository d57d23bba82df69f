import { sql } from 'drizzle-orm'
import {
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { EventActor, NotificationKind } from '@parley/contract'
import { accounts } from './accounts.ts'
import { sessions, users } from './auth.ts'

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/**
 * What people are told. A row names its conversation and message and holds none of their words.
 * `seq` is the place whose reading reads it; `count` what it stands for.
 */
export const notifications = pgTable(
  'notifications',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull(),
    userId: uuid('user_id').notNull(),
    kind: text('kind').$type<NotificationKind>().notNull(),
    conversationId: uuid('conversation_id').notNull(),
    messageId: uuid('message_id'),
    seq: integer('seq').notNull(),
    actorType: text('actor_type').$type<EventActor['type']>().notNull(),
    actorId: uuid('actor_id'),
    count: integer('count').notNull().default(1),
    at: at('at').notNull(),
    readAt: at('read_at'),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    index('notifications_recent').on(table.accountId, table.userId, table.at, table.id),
    index('notifications_unread')
      .on(table.accountId, table.userId, table.conversationId)
      .where(sql`read_at is null`),
    index('notifications_conversation').on(table.accountId, table.conversationId),
    // Answers in one conversation are one until they are read.
    uniqueIndex('notifications_replies')
      .on(table.accountId, table.userId, table.conversationId)
      .where(sql`kind = 'reply' and read_at is null`),
    index('notifications_old').on(table.at),
  ],
)

/**
 * Where browsers are woken. `id` is a digest of the endpoint, which is secret. It goes with its
 * sign-in: who signed out there hears nothing there.
 */
export const pushSubscriptions = pgTable(
  'push_subscriptions',
  {
    id: text('id').primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    endpoint: text('endpoint').notNull(),
    p256dh: text('p256dh').notNull(),
    auth: text('auth').notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (table) => [
    index('push_subscriptions_user').on(table.userId),
    index('push_subscriptions_session').on(table.sessionId),
  ],
)
