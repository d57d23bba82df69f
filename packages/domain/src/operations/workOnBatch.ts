import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm'
import type { MemberActor } from '@parley/contract'
import { tables } from '@parley/db'
import type { Tx } from '@parley/db'
import { mustKnowPatch } from '../conversations/mustKnowPatch.ts'
import type { LockedConversation } from '../conversations/lockConversation.ts'
import { batchSize } from './operationRow.ts'
import type { OperationRow } from './operationRow.ts'
import { planBack } from './planBack.ts'
import { planForward } from './planForward.ts'
import type { Item } from './planForward.ts'
import { writeBatch } from './writeBatch.ts'
import { rowColumns } from '../conversations/conversationRow.ts'

const { contacts, conversations: c, operations: o, operationItems: i } = tables

/**
 * Deals with the next 500 rows of an operation whose row is locked, forward or back, and keeps how
 * far it came. Answers the operation as it is then. Refuses as the patch does when what it names is
 * gone.
 */
export async function workOnBatch(
  tx: Tx,
  operation: OperationRow,
  by: MemberActor,
): Promise<OperationRow> {
  const isForward = operation.state === 'running'
  // Before the conversations: who deletes a label holds it while he waits for them.
  if (isForward) await mustKnowPatch(tx, operation.patch)
  const next = await nextItems(tx, operation, isForward ? 'waiting' : 'changed')
  const items = next.slice(0, batchSize)
  const rows = await lockRows(tx, items)
  const planned = isForward
    ? await planForward(tx, { items, rows, patch: operation.patch, by })
    : await planBack(tx, { items, rows, userId: operation.userId, by })
  await writeBatch(tx, { operation, planned, by })
  const changed = planned.filter(({ values, mark }) => values ?? mark).length
  return advance(tx, operation, {
    reached: items.at(-1)?.position ?? operation.reached,
    isLast: next.length <= batchSize,
    ...(isForward ? { changed, skipped: items.length - changed } : { undone: changed }),
  })
}

/** One more than a batch, to know whether it is the last. */
async function nextItems(
  tx: Tx,
  { id, reached }: OperationRow,
  state: 'waiting' | 'changed',
): Promise<Item[]> {
  return tx.orm
    .select({ position: i.position, conversationId: i.conversationId, previous: i.previous })
    .from(i)
    .where(
      and(
        eq(i.accountId, tx.accountId),
        eq(i.operationId, id),
        gt(i.position, reached),
        eq(i.state, state),
      ),
    )
    .orderBy(asc(i.position))
    .limit(batchSize + 1)
}

async function lockRows(tx: Tx, items: readonly Item[]): Promise<Map<string, LockedConversation>> {
  if (items.length === 0) return new Map()
  const ids = items.map(({ conversationId }) => conversationId)
  const rows = await tx.orm
    .select({ row: rowColumns, contact: contacts })
    .from(c)
    .leftJoin(contacts, and(eq(contacts.accountId, c.accountId), eq(contacts.id, c.contactId)))
    .where(and(eq(c.accountId, tx.accountId), inArray(c.id, ids)))
    .orderBy(asc(c.id))
    .for('update', { of: c })
  return new Map(rows.map((found) => [found.row.id, found]))
}

interface Step {
  reached: number
  isLast: boolean
  changed?: number
  skipped?: number
  undone?: number
}

async function advance(
  tx: Tx,
  operation: OperationRow,
  { reached, isLast, changed = 0, skipped = 0, undone = 0 }: Step,
): Promise<OperationRow> {
  const now = new Date()
  const ended = operation.state === 'running' ? 'done' : 'undone'
  const [row] = await tx.orm
    .update(o)
    .set({
      reached,
      changed: sql`${o.changed} + ${changed}`,
      skipped: sql`${o.skipped} + ${skipped}`,
      undone: sql`${o.undone} + ${undone}`,
      touchedAt: now,
      ...(isLast ? { state: ended, finishedAt: now } : {}),
    })
    .where(and(eq(o.accountId, tx.accountId), eq(o.id, operation.id)))
    .returning()
  return row!
}
