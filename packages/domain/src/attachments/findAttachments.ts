import { and, eq, inArray } from 'drizzle-orm'
import type { Actor } from '@parley/contract'
import { tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { readTopics } from '../actors/readTopics.ts'
import { maySee } from '../conversations/mustSee.ts'
import { isOwner } from './attachmentRow.ts'
import type { AttachmentRow } from './attachmentRow.ts'

const { attachments: a, conversations: c, messages: m } = tables

/**
 * Those of these files that the actor may have now, in the order asked for: of messages they see, and
 * their own that wait to be sent. The others do not exist for them.
 */
export async function findAttachments(
  db: DbOrTx,
  { attachmentIds, by }: { attachmentIds: readonly string[]; by: Actor },
): Promise<AttachmentRow[]> {
  const [topics, found] = await Promise.all([readTopics(db, by), read(db, attachmentIds, by)])
  const open = found.filter(({ row, message, conversation }) => {
    if (row.state === 'ready') return isOwner(row, by)
    if (!message || !conversation) return false
    return maySee(conversation, topics, by) && (by.type !== 'contact' || message.kind === 'reply')
  })
  const byId = new Map(open.map(({ row }) => [row.id, row]))
  return [...new Set(attachmentIds)].flatMap((id) => byId.get(id) ?? [])
}

function read(db: DbOrTx, attachmentIds: readonly string[], by: Actor) {
  return db.orm
    .select({
      row: a,
      message: { kind: m.kind },
      conversation: { audience: c.audience, contactId: c.contactId },
    })
    .from(a)
    .leftJoin(m, and(eq(m.accountId, a.accountId), eq(m.id, a.messageId)))
    .leftJoin(c, and(eq(c.accountId, m.accountId), eq(c.id, m.conversationId)))
    .where(
      and(
        eq(a.accountId, by.accountId),
        inArray(a.id, [...attachmentIds]),
        inArray(a.state, ['ready', 'sent']),
      ),
    )
}
