import { and, arrayOverlaps, eq, exists, inArray, isNull } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { AsOf, MarkNotificationsReadInput, MemberActor } from '@parley/contract'
import { tables, transact } from '@parley/db'
import type { DbOrTx, Tx } from '@parley/db'
import { lockActor } from '../actors/lockActor.ts'
import { readTopics } from '../actors/readTopics.ts'
import { once } from '../mutations/once.ts'
import { tellRead } from './tellRead.ts'

const { conversations: c, notifications: n } = tables
type Input = Omit<MarkNotificationsReadInput, 'accountId'> & { by: MemberActor }

/**
 * Marks some of the actor's notifications read: those named, those of a conversation, or all. What is
 * not theirs, read already or out of sight is passed over.
 */
export async function markNotificationsRead(db: DbOrTx, input: Input): Promise<AsOf> {
  const { ids, all, conversationId, mutationId, by: claimed } = input
  return transact(db, claimed.accountId, async (tx) => {
    const by = await lockActor(tx, claimed)
    return once(tx, {
      id: mutationId,
      by,
      request: ['markNotificationsRead', ids, all, conversationId],
      act: async () => {
        const named = ids && inArray(n.id, ids)
        const there = conversationId && eq(n.conversationId, conversationId)
        await putRead(tx, and(named, there, await inSight(tx, by)), by)
        return {}
      },
      keep: () => ({}),
      again: async () => ({}),
    })
  })
}

async function putRead(tx: Tx, which: SQL | undefined, by: MemberActor) {
  const readAt = new Date()
  const read = await tx.orm
    .update(n)
    .set({ readAt })
    .where(and(eq(n.accountId, tx.accountId), eq(n.userId, by.userId), isNull(n.readAt), which))
    .returning({ id: n.id })
  tellRead(tx, { read, readAt, by })
}

async function inSight(tx: Tx, by: MemberActor) {
  const seen = tx.orm
    .select({ id: c.id })
    .from(c)
    .where(
      and(
        eq(c.accountId, n.accountId),
        eq(c.id, n.conversationId),
        arrayOverlaps(c.audience, await readTopics(tx, by)),
      ),
    )
  return exists(seen)
}
