import { index, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { Role } from '@parley/contract'
import { accounts } from './accounts.ts'
import { bytea } from './bytea.ts'

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/**
 * Links by which somebody joins an account, once. Of the secret in a link only its SHA-256 is here.
 * `inboxIds` and `teamIds` are joined then, as far as they still exist.
 */
export const invitations = pgTable(
  'invitations',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull(),
    secretHash: bytea('secret_hash').notNull(),
    role: text('role').$type<Role>().notNull(),
    inboxIds: uuid('inbox_ids').array().notNull(),
    teamIds: uuid('team_ids').array().notNull(),
    note: text('note'),
    createdBy: uuid('created_by').notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
    expiresAt: at('expires_at').notNull(),
    acceptedBy: uuid('accepted_by'),
    acceptedAt: at('accepted_at'),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    uniqueIndex('invitations_secret').on(table.secretHash),
    index('invitations_open').on(table.accountId, table.createdAt),
  ],
)
