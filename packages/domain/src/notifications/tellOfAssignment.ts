import { and, eq } from 'drizzle-orm'
import type { Actor } from '@parley/contract'
import { tables } from '@parley/db'
import type { Tx } from '@parley/db'
import type { ConversationRow } from '../conversations/conversationRow.ts'
import { tellPeople } from './tellPeople.ts'

const { notifications: n } = tables

interface Assigned {
  before: Pick<ConversationRow, 'assigneeId'>
  row: ConversationRow
}

/** Tells who was given a conversation. */
export async function tellOfAssignment(
  tx: Tx,
  { before, row, by }: Assigned & { by: Actor },
): Promise<void> {
  if (row.assigneeId === null || row.assigneeId === before.assigneeId) return
  const wanted = new Map([[row.assigneeId, ['assignment' as const]]])
  await tellPeople(tx, { row, wanted, by, at: new Date(), seq: row.lastSeq })
}

/** Tells who was given many by one bulk change: once, with how many, also when they come batch by batch. */
export async function tellOfAssignments(
  tx: Tx,
  { operationId, changes, by }: { operationId: string; changes: readonly Assigned[]; by: Actor },
): Promise<void> {
  const given = changes.filter(
    ({ before, row }) => row.assigneeId !== null && row.assigneeId !== before.assigneeId,
  )
  const [first] = given
  if (!first) return
  const [told] = await tx.orm
    .select({ count: n.count })
    .from(n)
    .where(and(eq(n.accountId, tx.accountId), eq(n.id, operationId)))
  await tellPeople(tx, {
    row: first.row,
    wanted: new Map([[first.row.assigneeId!, ['assignment' as const]]]),
    by,
    at: new Date(),
    seq: first.row.lastSeq,
    many: { id: operationId, count: given.length, before: told?.count ?? 0 },
  })
}
