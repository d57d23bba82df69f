import { integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { accounts } from './accounts.ts'

/**
 * What is gone and still has to come off conversations, 500 in a commit: a label by its name, a team
 * or an assignee by their id. `reached` is the last conversation that was dealt with.
 */
export const releases = pgTable(
  'releases',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull(),
    kind: text('kind').$type<'label' | 'team' | 'assignee'>().notNull(),
    value: text('value').notNull(),
    reached: uuid('reached').notNull(),
    faults: integer('faults').notNull().default(0),
    touchedAt: timestamp('touched_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.id] })],
)
