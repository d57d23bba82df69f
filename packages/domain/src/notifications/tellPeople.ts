import { and, eq, isNull, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { topicsOf } from '@parley/contract'
import type {
  Actor,
  EventActor,
  MemberActor,
  Notification,
  NotificationKind,
} from '@parley/contract'
import { appendEvent, later, placesColumns, statement, tables } from '@parley/db'
import type { Given, Tx } from '@parley/db'
import type { ConversationRow } from '../conversations/conversationRow.ts'
import { maySee } from '../conversations/mustSee.ts'
import { readPreferences } from '../people/readPreferences.ts'

const { members, notifications: n, readMarks, users } = tables

/** Something that happened in a conversation, and whom it may concern. */
export interface News {
  row: ConversationRow
  /** Why each person would be told: the first reason that they want to hear of counts. */
  wanted: ReadonlyMap<string, readonly NotificationKind[]>
  by: Actor
  at: Date
  /** The place in the conversation whose reading reads it. */
  seq: number
  messageId?: string | null
  /** One that stands for many: under this id, with what it stood for before, however the conversation is muted. */
  many?: { id: string; count: number; before: number }
}

/** Writes what was found out, and says it: after the event it tells of. */
export type Tell = () => void

/**
 * Tells people, in the commit of what they are told of: who does not see it, does not want to hear of
 * it or muted it (but for mentions) is not told, and nobody of what they did.
 */
export async function tellPeople(tx: Tx, news: News): Promise<void> {
  const tell = await findPeople(tx, news)
  tell()
}

/**
 * Finds out whom to tell, for who tells later in the same commit: one statement is waited for, and
 * only where somebody may be told. Ask it before anything is written without waiting, or it would
 * stumble over what went wrong there.
 */
export async function findPeople(tx: Tx, news: News): Promise<Tell> {
  const asked = [...news.wanted.keys()].filter((userId) => !isSelf(news.by, userId))
  if (asked.length === 0) return nobody
  const found = await selectPeople(tx, {
    accountId: tx.accountId,
    conversationId: news.row.id,
    userIds: `{${asked.join(',')}}`,
  })
  const told = found.flatMap((person) => notificationFor(news, person) ?? [])
  if (told.length === 0) return nobody
  return () => {
    later(tx, write(tx, told))
    for (const { userId, isNew, notification } of told)
      appendEvent(tx, {
        body: { type: 'notification.new', notification, isNew },
        audience: [`user:${userId}`],
        subject: news.row.id,
        by: news.by,
      })
  }
}

const nobody: Tell = () => {}

interface Told {
  userId: string
  isNew: boolean
  notification: Notification
}
type Person = Awaited<ReturnType<typeof selectPeople>>[number]

const selectPeople = statement(
  (orm, given: Given<{ accountId: string; conversationId: string; userIds: string }>) =>
    orm
      .select({
        places: placesColumns,
        preferences: users.preferences,
        muted: readMarks.muted,
        unread: { id: n.id, count: n.count },
      })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .leftJoin(
        readMarks,
        and(
          eq(readMarks.accountId, members.accountId),
          eq(readMarks.userId, members.userId),
          eq(readMarks.conversationId, given.conversationId),
        ),
      )
      .leftJoin(
        n,
        and(
          eq(n.accountId, members.accountId),
          eq(n.userId, members.userId),
          eq(n.conversationId, given.conversationId),
          eq(n.kind, sql`'reply'`),
          isNull(n.readAt),
        ),
      )
      .where(
        and(
          eq(members.accountId, given.accountId),
          sql`${members.userId} = any((${given.userIds}::text)::uuid[])`,
        ),
      ),
)

function notificationFor(news: News, person: Person): Told | null {
  const { row, by, at, seq, messageId = null, many } = news
  const { userId } = person.places
  const kind = kindFor(news, person)
  if (!kind || !maySee(row, topicsOf(person.places), asMember)) return null
  const held = kind === 'reply' ? person.unread : null
  const place = { conversationId: row.id, messageId, seq, actor: actorOf(by), at, readAt: null }
  const count = many ? many.before + many.count : (held?.count ?? 0) + 1
  const notification = { id: many?.id ?? held?.id ?? uuidv7(), kind, ...place, count }
  const isNew = many ? many.before === 0 : held === null
  return { userId, isNew, notification: notification as Notification }
}

function kindFor({ wanted, many }: News, { places, preferences, muted }: Person) {
  const chosen = readPreferences(preferences).notifications
  return wanted
    .get(places.userId)
    ?.find((kind) => chosen[kind] && (!muted || kind === 'mention' || (many && many.count > 1)))
}

function write(tx: Tx, told: readonly Told[]) {
  const rows = told.map(({ userId, notification: { actor, ...rest } }) => ({
    ...rest,
    userId,
    actorType: actor.type,
    actorId: actor.id,
  }))
  return putNotifications(tx, { accountId: tx.accountId, rows: JSON.stringify(rows) })
}

const excluded = (column: string) => sql.raw(`excluded.${column}`)

/** Columns as the table has them. */
const putNotifications = statement(
  (orm, { accountId, rows }: Given<{ accountId: string; rows: string }>) =>
    orm
      .insert(n)
      .select(
        sql`select ${accountId}::uuid, id, "userId", kind, "conversationId", "messageId", seq, "actorType",
          "actorId", count, at, null::timestamptz
        from jsonb_to_recordset((${rows}::text)::jsonb) as r (id uuid, "userId" uuid, kind text,
          "conversationId" uuid, "messageId" uuid, seq integer, "actorType" text, "actorId" uuid,
          count integer, at timestamptz)`,
      )
      .onConflictDoUpdate({
        target: [n.accountId, n.id],
        set: {
          messageId: excluded('message_id'),
          seq: excluded('seq'),
          actorType: excluded('actor_type'),
          actorId: excluded('actor_id'),
          count: excluded('count'),
          at: excluded('at'),
          readAt: null,
        },
      }),
)

function isSelf(by: Actor, userId: string): boolean {
  return by.type === 'member' && by.userId === userId
}

/** Whoever it is: topics alone decide what a member sees. */
const asMember = { type: 'member' } as MemberActor

function actorOf(by: Actor): EventActor {
  if (by.type === 'member') return { type: 'member', id: by.userId }
  return by.type === 'contact'
    ? { type: 'contact', id: by.contactId }
    : { type: 'system', id: null }
}
