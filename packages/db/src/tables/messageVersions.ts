import { integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { accounts } from './accounts.ts'

/** What edited messages said before, from 1 on, and since when. Deleting a message deletes them. */
export const messageVersions = pgTable(
  'message_versions',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    messageId: uuid('message_id').notNull(),
    version: integer('version').notNull(),
    body: text('body').notNull(),
    at: timestamp('at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.messageId, table.version] })],
)
