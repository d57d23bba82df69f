import { index, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { ViewScope } from '@parley/contract'
import { accounts } from './accounts.ts'

/** Replies written once. `shortcut` is lower case; `scope` and `teamId` say who sees one, as for views. */
export const cannedReplies = pgTable(
  'canned_replies',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull(),
    shortcut: text('shortcut').notNull(),
    title: text('title').notNull(),
    body: text('body').notNull(),
    scope: text('scope').$type<ViewScope>().notNull(),
    teamId: uuid('team_id'),
    ownerId: uuid('owner_id').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    index('canned_replies_shortcut').on(table.accountId, table.shortcut),
  ],
)
