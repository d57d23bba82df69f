import { and, arrayOverlaps, desc, eq, sql } from 'drizzle-orm'
import { attachedOf, limits } from '@parley/contract'
import type {
  ListNotificationsInput,
  MemberActor,
  NotificationsAnswer,
  ShownNotification,
} from '@parley/contract'
import { printCursor, readHead, tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { readTopics } from '../actors/readTopics.ts'
import { contactColumns, toContact } from '../conversations/conversationRow.ts'
import { openCursor, sealCursor } from '../conversations/pageCursor.ts'

const { contacts, conversations: c, messages: m, notifications: n } = tables
type Input = Pick<ListNotificationsInput, 'cursor' | 'limit'> & { by: MemberActor }

/** What the actor was told, of conversations they may see, the newest first, with its words as they are now. */
export async function listNotifications(
  db: DbOrTx,
  { cursor, limit, by }: Input,
): Promise<NotificationsAnswer> {
  const scope = ['notifications.list', by.accountId, by.userId]
  const after = cursor != null ? (openCursor(scope, cursor) as [string, string]) : null
  const head = await readHead(db, by.accountId)
  const rows = await readPage(db, { after, limit: limit + 1, topics: await readTopics(db, by), by })
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    items: rows.slice(0, limit).map(toShown),
    nextCursor: last ? sealCursor(scope, [last.place, last.notification.id]) : null,
    asOf: printCursor(head),
  }
}

const shownColumns = {
  id: c.id,
  number: c.number,
  purpose: c.purpose,
  kind: c.kind,
  subject: c.subject,
  status: c.status,
  inboxId: c.inboxId,
  participants: c.participants,
  participantCount: c.participantCount,
}

interface Page {
  after: [string, string] | null
  limit: number
  topics: string[]
  by: MemberActor
}

function readPage(db: DbOrTx, { after, limit, topics, by }: Page) {
  return db.orm
    .select({
      notification: n,
      // As Postgres prints it: a Date would lose what is below a millisecond.
      place: sql<string>`${n.at}::text`,
      conversation: shownColumns,
      contact: contactColumns,
      message: { body: m.body, attachments: m.attachments, deletedAt: m.deletedAt },
    })
    .from(n)
    .innerJoin(c, and(eq(c.accountId, n.accountId), eq(c.id, n.conversationId)))
    .leftJoin(contacts, and(eq(contacts.accountId, c.accountId), eq(contacts.id, c.contactId)))
    .leftJoin(m, and(eq(m.accountId, n.accountId), eq(m.id, n.messageId)))
    .where(
      and(
        eq(n.accountId, by.accountId),
        eq(n.userId, by.userId),
        arrayOverlaps(c.audience, topics),
        after ? sql`(${n.at}, ${n.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : undefined,
      ),
    )
    .orderBy(desc(n.at), desc(n.id))
    .limit(limit)
}

type Row = Awaited<ReturnType<typeof readPage>>[number]

function toShown({ notification, conversation, contact, message }: Row): ShownNotification {
  const { accountId: _1, userId: _2, actorType, actorId, ...rest } = notification
  const isThere = message !== null && message.deletedAt === null
  return {
    ...rest,
    actor: { type: actorType, id: actorId },
    conversation: { ...conversation, contact: contact && toContact(contact) },
    text: isThere ? message.body.slice(0, limits.preview) : null,
    attached: isThere ? attachedOf(message.attachments) : null,
  } as ShownNotification
}
