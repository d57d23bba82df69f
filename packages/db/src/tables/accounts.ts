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
import type { Channel, ContactType, Role } from '@parley/contract'
import { users } from './auth.ts'

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
const accountId = () =>
  uuid('account_id')
    .notNull()
    .references(() => accounts.id, { onDelete: 'cascade' })

/** Tenants. `lastNumber` is the number of the newest conversation. */
export const accounts = pgTable('accounts', {
  id: uuid('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  lastNumber: integer('last_number').notNull().default(0),
  createdAt: at('created_at').notNull().defaultNow(),
})

export const members = pgTable(
  'members',
  {
    accountId: accountId(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    role: text('role').$type<Role>().notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.userId] }),
    index('members_user').on(table.userId),
  ],
)

export const inboxes = pgTable(
  'inboxes',
  {
    accountId: accountId(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    channel: text('channel').$type<Channel>().notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.id] })],
)

export const inboxMembers = pgTable(
  'inbox_members',
  {
    accountId: accountId(),
    inboxId: uuid('inbox_id').notNull(),
    userId: uuid('user_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.inboxId, table.userId] }),
    index('inbox_members_user').on(table.accountId, table.userId),
  ],
)

export const teams = pgTable(
  'teams',
  {
    accountId: accountId(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.id] })],
)

export const teamMembers = pgTable(
  'team_members',
  {
    accountId: accountId(),
    teamId: uuid('team_id').notNull(),
    userId: uuid('user_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.teamId, table.userId] }),
    index('team_members_user').on(table.accountId, table.userId),
  ],
)

export const labels = pgTable(
  'labels',
  {
    accountId: accountId(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    title: text('title').notNull(),
    color: text('color').notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    uniqueIndex('labels_name').on(table.accountId, table.name),
  ],
)

/** Customers. `fold` is name and e-mail through the contract's fold, for search. */
export const contacts = pgTable(
  'contacts',
  {
    accountId: accountId(),
    id: uuid('id').notNull(),
    name: text('name'),
    email: text('email'),
    type: text('type').$type<ContactType>().notNull(),
    fold: text('fold').notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    index('contacts_fold').using('gin', table.fold.op('gin_trgm_ops')),
  ],
)
