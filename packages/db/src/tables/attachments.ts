import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import type { AttachmentKind } from '@parley/contract'
import { accounts } from './accounts.ts'

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** A stretch of an upload, kept under a name of its own until all are there. */
export interface StoredPart {
  key: string
  size: number
}

/** What the sender measured. */
export interface StoredMedia {
  width?: number | null | undefined
  height?: number | null | undefined
  duration?: number | null | undefined
  peaks?: number[] | null | undefined
}

/**
 * Files. `pending` while they are uploaded, `ready` once they were looked at, `sent` with the message
 * `messageId`, `removed` from the moment nobody may have them until their bytes are gone. `size` is
 * what was announced; what the message says of the file stands in the message. Keys name bytes in the
 * store.
 */
export const attachments = pgTable(
  'attachments',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    id: uuid('id').notNull(),
    ownerType: text('owner_type').$type<'member' | 'contact' | 'system'>().notNull(),
    ownerId: uuid('owner_id'),
    state: text('state').$type<'pending' | 'ready' | 'sent' | 'removed'>().notNull(),
    messageId: uuid('message_id'),
    name: text('name').notNull(),
    size: bigint('size', { mode: 'number' }).notNull(),
    isVoice: boolean('is_voice').notNull(),
    media: jsonb('media').$type<StoredMedia>().notNull(),
    received: bigint('received', { mode: 'number' }).notNull().default(0),
    parts: jsonb('parts').$type<StoredPart[]>().notNull().default([]),
    kind: text('kind').$type<AttachmentKind>(),
    type: text('type'),
    /** Of the file as it is kept, which may be smaller than what was uploaded. */
    fileSize: bigint('file_size', { mode: 'number' }),
    fileKey: text('file_key'),
    previewKey: text('preview_key'),
    previewType: text('preview_type'),
    width: integer('width'),
    height: integer('height'),
    duration: integer('duration'),
    peaks: jsonb('peaks').$type<number[]>(),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    index('attachments_message')
      .on(table.accountId, table.messageId)
      .where(sql`message_id is not null`),
    // Across accounts, for who sweeps: what was never sent, and what is to be removed.
    index('attachments_unsent')
      .on(table.createdAt)
      .where(sql`state in ('pending', 'ready')`),
    index('attachments_removed')
      .on(table.accountId, table.id)
      .where(sql`state = 'removed'`),
    index('attachments_of_owner')
      .on(table.accountId, table.ownerId)
      .where(sql`state in ('pending', 'ready')`),
  ],
)
