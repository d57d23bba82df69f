import {
  bigint,
  index,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import type { EventType } from '@parley/contract'
import { accounts } from './accounts.ts'

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
const accountId = () =>
  uuid('account_id')
    .notNull()
    .references(() => accounts.id, { onDelete: 'cascade' })

/** The newest position of each account; the row that orders its commits. */
export const eventHeads = pgTable('event_heads', {
  accountId: accountId().primaryKey(),
  position: bigint('position', { mode: 'number' }).notNull().default(0),
  tag: text('tag').notNull().default(''),
})

/** The log. `payload` is the event without its position; `subject` the conversation it is about. */
export const events = pgTable(
  'events',
  {
    accountId: accountId(),
    position: bigint('position', { mode: 'number' }).notNull(),
    tag: text('tag').notNull(),
    type: text('type').$type<EventType>().notNull(),
    v: smallint('v').notNull(),
    audience: text('audience').array().notNull(),
    except: text('except')
      .array()
      .notNull()
      .default(sql`'{}'`),
    subject: uuid('subject'),
    payload: jsonb('payload').notNull(),
    at: at('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.position] }),
    index('events_subject').on(table.accountId, table.subject),
    index('events_at').on(table.at),
  ],
)

/** One row per mutation: the hash of its first request, and its answer without any text. */
export const mutations = pgTable(
  'mutations',
  {
    accountId: accountId(),
    id: uuid('id').notNull(),
    hash: text('hash').notNull(),
    answer: jsonb('answer').notNull(),
    asOf: text('as_of').notNull(),
    at: at('at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    index('mutations_at').on(table.at),
  ],
)
