import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type {
  Activity,
  Attached,
  Attachment,
  AuthorType,
  ContactType,
  Kind,
  MessageKind,
  Reaction,
  Status,
} from '@parley/contract'
import { accounts } from './accounts.ts'

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
const tokens = customType<{ data: number[] }>({ dataType: () => 'integer[]' })
const bits = customType<{ data: string }>({ dataType: () => 'bit(1024)' })
const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })
const accountId = () =>
  uuid('account_id')
    .notNull()
    .references(() => accounts.id, { onDelete: 'cascade' })

/** The newest word as the row keeps it; dates are ISO strings. */
export interface StoredPreview {
  id: string
  seq: number
  author: { type: AuthorType; id: string | null }
  kind: MessageKind
  body: string
  /** Missing in what was written before there were attachments. */
  attached?: Attached | null
  createdAt: string
  deletedAt: string | null
}

/**
 * Conversations. Keyed by account first: another tenant may use the same id and learns nothing.
 * `priority` is 4 for urgent down to 1 for low. `audience` is audienceOf(row). Words up to
 * `floorSeq` count as read by everyone (imported history). `lastReply` and `lastReplySeq` are the
 * contact's view of lastMessage and lastSeq.
 */
export const conversations = pgTable(
  'conversations',
  {
    accountId: accountId(),
    id: uuid('id').notNull(),
    number: integer('number').notNull(),
    kind: text('kind').$type<Kind>().notNull(),
    purpose: text('purpose').$type<'support'>(),
    subject: text('subject'),
    subjectFold: text('subject_fold').notNull().default(''),
    status: text('status').$type<Status>().notNull().default('open'),
    priority: smallint('priority'),
    inboxId: uuid('inbox_id'),
    contactId: uuid('contact_id'),
    /** The contact's type once more, kept by the database: lists ask for it together with the rest. */
    contactType: text('contact_type').$type<ContactType>(),
    /** And what its name and e-mail are found by: words are looked for in many rows. */
    contactFold: text('contact_fold').notNull().default(''),
    assigneeId: uuid('assignee_id'),
    teamId: uuid('team_id'),
    labels: text('labels')
      .array()
      .notNull()
      .default(sql`'{}'`),
    snoozedUntil: at('snoozed_until'),
    waitingFor: text('waiting_for').$type<'contact' | 'agent'>(),
    waitingSince: at('waiting_since'),
    lastActivityAt: at('last_activity_at').notNull(),
    createdAt: at('created_at').notNull(),
    lastSeq: integer('last_seq').notNull().default(0),
    lastReplySeq: integer('last_reply_seq').notNull().default(0),
    lastWordSeq: integer('last_word_seq').notNull().default(0),
    floorSeq: integer('floor_seq').notNull().default(0),
    contactDeliveredSeq: integer('contact_delivered_seq').notNull().default(0),
    contactReadSeq: integer('contact_read_seq').notNull().default(0),
    contactReadAt: at('contact_read_at'),
    lastMessage: jsonb('last_message').$type<StoredPreview>(),
    lastReply: jsonb('last_reply').$type<StoredPreview>(),
    participants: uuid('participants')
      .array()
      .notNull()
      .default(sql`'{}'`),
    participantCount: integer('participant_count').notNull().default(0),
    audience: text('audience').array().notNull(),
    /**
     * One token for each value a filter may ask for, of this account alone: what the database makes of
     * the row by itself, and one index serves for any combination.
     */
    facets: tokens('facets')
      .notNull()
      .generatedAlwaysAs(
        sql`conversation_facets(account_id, kind, status, priority, inbox_id, team_id, assignee_id, labels, waiting_for, snoozed_until, contact_type, audience, created_at, last_activity_at, last_word_seq > floor_seq)`,
      ),
    /**
     * When it last came into somebody's sight, or had news of an earlier time, kept by the database;
     * null while lastActivityAt says so.
     */
    surfacedAt: at('surfaced_at'),
    /** A Bloom filter of the words of its messages: most that do not hold a word need not be asked. */
    wordBloom: bits('word_bloom')
      .notNull()
      .default(sql`0::bit(1024)`),
    /** The two members of a direct conversation, ascending, joined by a colon. */
    directKey: text('direct_key'),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    check('conversations_waiting_since', sql`(waiting_for is null) = (waiting_since is null)`),
    uniqueIndex('conversations_number').on(table.accountId, table.number),
    uniqueIndex('conversations_direct')
      .on(table.accountId, table.directKey)
      .where(sql`direct_key is not null`),
    // nullsFirst is what a plain DESC asks for: the other order serves no list.
    // With the other date: where that is asked for, rows are left out before they are looked at.
    index('conversations_activity').on(
      table.accountId,
      table.lastActivityAt.desc().nullsFirst(),
      table.id,
      table.createdAt,
    ),
    // The order by priority that screens offer, with what has none at its end.
    index('conversations_priority').on(
      table.accountId,
      sql`coalesce(${table.priority}, 0) desc`,
      table.lastActivityAt.desc().nullsFirst(),
      table.id,
      table.createdAt,
    ),
    index('conversations_surfaced')
      .on(table.accountId, table.surfacedAt)
      .where(sql`surfaced_at is not null`),
    index('conversations_created').on(
      table.accountId,
      table.createdAt,
      table.id,
      table.lastActivityAt,
    ),
    // What is read by all, as history is that was imported, of each priority by time.
    index('conversations_settled')
      .on(
        table.accountId,
        sql`coalesce(${table.priority}, 0) desc`,
        table.lastActivityAt.desc().nullsFirst(),
        table.id,
      )
      .where(sql`last_word_seq <= floor_seq`),
    index('conversations_waiting')
      .on(table.accountId, table.waitingSince, table.id, table.lastActivityAt, table.createdAt)
      .where(sql`waiting_since is not null`),
    // Few that are done wait for somebody: without it they are looked for among all that wait.
    index('conversations_waiting_done')
      .on(table.accountId, table.waitingSince)
      .where(sql`waiting_since is not null and status in ('resolved', 'closed')`),
    // Groups are few: what a member takes part in is mostly something else, and may be thousands.
    index('conversations_groups')
      .on(table.accountId, table.id)
      .where(sql`kind = 'group'`),
    // Without a pending list: every search would read the whole of it.
    index('conversations_facets').using('gin', table.facets).with({ fastupdate: false }),
    index('conversations_subject')
      .using('gin', table.subjectFold.op('gin_trgm_ops'))
      .where(sql`subject_fold <> ''`),
    index('conversations_contact').on(table.accountId, table.contactId),
    // Across accounts: the look each moment for what is due touches nothing else.
    index('conversations_snoozed')
      .on(table.snoozedUntil)
      .where(sql`${table.snoozedUntil} is not null`),
  ],
)

/** Members who take part. `teamId` is the team that brought them. */
export const participants = pgTable(
  'participants',
  {
    accountId: accountId(),
    conversationId: uuid('conversation_id').notNull(),
    userId: uuid('user_id').notNull(),
    joinedAt: at('joined_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.conversationId, table.userId] }),
    index('participants_user').on(table.accountId, table.userId, table.conversationId),
  ],
)

/**
 * What a conversation is to one member, whether or not they take part. `readAt` is when `readSeq` last
 * passed something that others said; null where that was not kept.
 */
export const readMarks = pgTable(
  'read_marks',
  {
    accountId: accountId(),
    conversationId: uuid('conversation_id').notNull(),
    userId: uuid('user_id').notNull(),
    deliveredSeq: integer('delivered_seq').notNull().default(0),
    readSeq: integer('read_seq').notNull().default(0),
    readAt: at('read_at'),
    unreadFrom: integer('unread_from'),
    pinned: boolean('pinned').notNull().default(false),
    muted: boolean('muted').notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.userId, table.conversationId] }),
    // With the user: else the planner takes it for one mark, and reads those of everybody.
    index('read_marks_conversation').on(table.accountId, table.conversationId, table.userId),
    index('read_marks_pinned')
      .on(table.accountId, table.userId)
      .where(sql`pinned`),
    index('read_marks_unread')
      .on(table.accountId, table.userId)
      .where(sql`unread_from is not null`),
  ],
)

/**
 * Where a member need not look for what is unread: what had its last activity before `at` is read,
 * but for `remaining`, what was marked unread, what surfaced since, and what only topics that are
 * not among `topics` show. Not a fact of its own: what finds unread conversations in time.
 */
export const readFloors = pgTable(
  'read_floors',
  {
    accountId: accountId(),
    userId: uuid('user_id').notNull(),
    at: at('at').notNull(),
    remaining: uuid('remaining').array().notNull(),
    topics: text('topics').array().notNull(),
    checkedAt: at('checked_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.userId] })],
)

/**
 * Messages. `search` holds the contract's indexWords of the body. `replySeq` is the seq a contact
 * sees. `reactions` is null where nobody has reacted.
 */
export const messages = pgTable(
  'messages',
  {
    accountId: accountId(),
    id: uuid('id').notNull(),
    conversationId: uuid('conversation_id').notNull(),
    seq: integer('seq').notNull(),
    replySeq: integer('reply_seq'),
    authorType: text('author_type').$type<AuthorType>().notNull(),
    authorId: uuid('author_id'),
    kind: text('kind').$type<MessageKind>().notNull(),
    body: text('body').notNull(),
    attachments: jsonb('attachments').$type<Attachment[]>().notNull().default([]),
    reactions: jsonb('reactions').$type<Reaction[]>(),
    search: tsvector('search').notNull(),
    /** Of the kind `activity` alone. */
    activity: jsonb('activity').$type<Activity>(),
    replyTo: uuid('reply_to'),
    createdAt: at('created_at').notNull(),
    editedAt: at('edited_at'),
    deletedAt: at('deleted_at'),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    uniqueIndex('messages_seq').on(table.accountId, table.conversationId, table.seq),
    // The newest first, of all conversations: for words that many messages hold.
    index('messages_recent').on(table.accountId, table.createdAt, table.id),
    index('messages_search').using('gin', table.search),
  ],
)
