import { sql } from 'drizzle-orm'
import {
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import type { BulkPatch, FailureWord, MemberActor, OperationState } from '@parley/contract'
import { accounts } from './accounts.ts'

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/**
 * Bulk changes. `actor` is who the work goes on for now: the maker, or who undoes it. `reached` is
 * the position of the last item that the present direction has dealt with. While the work goes on,
 * `touchedAt` is the turn it waits for; `faults` counts batches that broke unexpectedly.
 */
export const operations = pgTable(
  'operations',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull(),
    userId: uuid('user_id').notNull(),
    actor: jsonb('actor').$type<MemberActor>().notNull(),
    patch: jsonb('patch').$type<BulkPatch>().notNull(),
    state: text('state').$type<OperationState>().notNull(),
    reason: text('reason').$type<FailureWord>(),
    matched: integer('matched').notNull(),
    reached: integer('reached').notNull().default(0),
    changed: integer('changed').notNull().default(0),
    skipped: integer('skipped').notNull().default(0),
    undone: integer('undone').notNull().default(0),
    faults: integer('faults').notNull().default(0),
    createdAt: at('created_at').notNull(),
    touchedAt: at('touched_at').notNull(),
    finishedAt: at('finished_at'),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    index('operations_created').on(table.createdAt),
    index('operations_unfinished')
      .on(table.touchedAt)
      .where(sql`${table.state} in ('running', 'undoing')`),
  ],
)

/** Columns of a conversation that a bulk change sets. */
export type BulkColumn =
  | 'status'
  | 'priority'
  | 'assigneeId'
  | 'teamId'
  | 'labels'
  | 'snoozedUntil'
  | 'waitingFor'
  | 'waitingSince'

/** What the conversation was to the one who asked. */
export interface BulkMark {
  deliveredSeq: number
  readSeq: number
  unreadFrom: number | null
  pinned: boolean
  muted: boolean
}

/** What a column held before and what the change made of it; dates are ISO text. */
export type Previous = Partial<Record<BulkColumn, { was: unknown; became: unknown }>> & {
  mark?: { was: BulkMark; became: BulkMark }
}

/**
 * The rows of a bulk change, in the order of their ids. `previous` is null until the row is changed.
 * No foreign keys: they are looked up row by row, which would double the time of a large one. They
 * go away with their operation.
 */
export const operationItems = pgTable(
  'operation_items',
  {
    accountId: uuid('account_id').notNull(),
    operationId: uuid('operation_id').notNull(),
    position: integer('position').notNull(),
    conversationId: uuid('conversation_id').notNull(),
    previous: jsonb('previous').$type<Previous>(),
    state: text('state').$type<'waiting' | 'changed' | 'skipped' | 'undone' | 'kept'>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.operationId, table.position] })],
)
