import { index, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { ViewScope } from '@parley/contract'
import { accounts } from './accounts.ts'

const accountId = () =>
  uuid('account_id')
    .notNull()
    .references(() => accounts.id, { onDelete: 'cascade' })

/** Saved views. `filter` and `sort` as JSON, dates in them as ISO text; read through the schema. */
export const views = pgTable(
  'views',
  {
    accountId: accountId(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    emoji: text('emoji'),
    scope: text('scope').$type<ViewScope>().notNull(),
    teamId: uuid('team_id'),
    ownerId: uuid('owner_id').notNull(),
    filter: jsonb('filter').notNull(),
    sort: jsonb('sort'),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    index('views_owner').on(table.accountId, table.ownerId),
  ],
)

/** How one member arranged the views they see; it may name views that are gone. */
export const viewOrders = pgTable(
  'view_orders',
  {
    accountId: accountId(),
    userId: uuid('user_id').notNull(),
    viewIds: uuid('view_ids').array().notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.userId] })],
)
