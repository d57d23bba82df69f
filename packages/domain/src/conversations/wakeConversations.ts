import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { SystemActor } from '@parley/contract'
import { appendEvent, tables, transact } from '@parley/db'
import type { DbOrTx, Tx } from '@parley/db'
import { appendConversation } from './appendConversation.ts'
import type { LockedConversation } from './lockConversation.ts'
import { rowColumns } from './conversationRow.ts'

const { contacts, conversations: c } = tables

interface Input {
  /** At most 500: the account's head is held for no longer. */
  conversationIds: readonly string[]
  /** Tells them all as one resync instead of one by one. */
  asResync?: boolean
  by: SystemActor
}

/**
 * Ends the snooze of those whose time has come by the database's clock, and says so. One that was
 * woken or snoozed anew meanwhile stays as it is. Answers how many it woke.
 */
export async function wakeConversations(db: DbOrTx, input: Input): Promise<{ woken: number }> {
  const { by, asResync = false } = input
  return transact(db, by.accountId, async (tx) => {
    const due = await lockDue(tx, input.conversationIds)
    if (due.length > 0) await wake(tx, due)
    if (asResync && due.length > 0)
      appendEvent(tx, { body: { type: 'resync', afterMs: 0 }, audience: ['members'], by })
    else due.forEach((one) => appendAwake(tx, one, by))
    return { woken: due.length }
  })
}

/** Asked again behind the locks: a customer may have written while we waited. */
function lockDue(tx: Tx, ids: readonly string[]): Promise<LockedConversation[]> {
  return tx.orm
    .select({ row: rowColumns, contact: contacts })
    .from(c)
    .leftJoin(contacts, and(eq(contacts.accountId, c.accountId), eq(contacts.id, c.contactId)))
    .where(
      and(eq(c.accountId, tx.accountId), inArray(c.id, [...ids]), sql`${c.snoozedUntil} <= now()`),
    )
    .orderBy(asc(c.id))
    .for('update', { of: c })
}

async function wake(tx: Tx, due: readonly LockedConversation[]) {
  const ids = due.map(({ row }) => row.id)
  await tx.orm
    .update(c)
    .set({ snoozedUntil: null })
    .where(and(eq(c.accountId, tx.accountId), inArray(c.id, ids)))
}

function appendAwake(tx: Tx, { row, contact }: LockedConversation, by: SystemActor) {
  const awake = { row: { ...row, snoozedUntil: null }, contact }
  appendConversation(tx, { ...awake, type: 'conversation.updated', contactSees: false, by })
}
