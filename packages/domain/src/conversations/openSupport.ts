import { and, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { audienceOf } from '@parley/contract'
import type { Actor } from '@parley/contract'
import { later, tables } from '@parley/db'
import type { Tx } from '@parley/db'
import { appendConversation } from './appendConversation.ts'
import { nextNumber } from './nextNumber.ts'
import { seatMembers } from './joinConversation.ts'
import { putMark } from './readMark.ts'
import { rowColumns } from './conversationRow.ts'

const { conversations: c, participants: p } = tables

/**
 * A member's way to the account's admins: a group with purpose support, pinned for them, seen by all
 * current owners and admins. Made when they join; made once.
 */
export async function openSupport(
  tx: Tx,
  { userId, by }: { userId: string; by: Actor },
): Promise<void> {
  const [existing] = await tx.orm
    .select({ id: c.id })
    .from(c)
    .innerJoin(
      p,
      and(eq(p.accountId, c.accountId), eq(p.conversationId, c.id), eq(p.userId, userId)),
    )
    .where(and(eq(c.accountId, tx.accountId), eq(c.purpose, 'support'), eq(c.kind, 'group')))
  if (existing) return
  const at = new Date()
  const facts = {
    id: uuidv7(),
    kind: 'group',
    purpose: 'support',
    inboxId: null,
    assigneeId: null,
    teamId: null,
  } as const
  const [row] = await tx.orm
    .insert(c)
    .values({
      ...facts,
      accountId: tx.accountId,
      number: await nextNumber(tx),
      subject: 'Support',
      subjectFold: 'support',
      createdAt: at,
      lastActivityAt: at,
      audience: audienceOf({ ...facts, memberIds: [] }),
    })
    .returning(rowColumns)
  const seated = await seatMembers(tx, row!, [userId], by)
  appendConversation(tx, { row: seated.row, contact: null, type: 'conversation.new', by })
  later(tx, putMark(tx, row!, userId, { pinned: true }))
}
