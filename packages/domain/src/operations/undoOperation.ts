import { and, eq } from 'drizzle-orm'
import type { MemberActor, OperationAnswer, UndoOperationInput } from '@parley/contract'
import { tables, transact } from '@parley/db'
import type { DbOrTx, Tx } from '@parley/db'
import { lockActor } from '../actors/lockActor.ts'
import { once } from '../mutations/once.ts'
import { batchSize, toOperation } from './operationRow.ts'
import type { OperationRow } from './operationRow.ts'
import { readOperation } from './readOperation.ts'
import { workOnBatch } from './workOnBatch.ts'

const { operations: o } = tables
type Input = Pick<UndoOperationInput, 'operationId' | 'mutationId'> & { by: MemberActor }

/**
 * Puts back what a bulk change replaced, where it still stands; one that still runs stops first. Up
 * to 500 rows are back in this commit, more go on by resumeOperations. What is undone already stays
 * so. For its maker, owners and admins. Refuses with operation.notFound.
 */
export async function undoOperation(
  db: DbOrTx,
  { operationId, mutationId, by: claimed }: Input,
): Promise<OperationAnswer> {
  return transact(db, claimed.accountId, async (tx) => {
    const by = await lockActor(tx, claimed)
    const operation = await readOperation(tx, { operationId, by, lock: true })
    return once(tx, {
      id: mutationId,
      by,
      request: ['undoOperation', operationId],
      act: async () => ({ operation: toOperation(await turnBack(tx, operation, by)) }),
      keep: () => ({}),
      again: async () => ({ operation: toOperation(operation) }),
    })
  })
}

async function turnBack(tx: Tx, operation: OperationRow, by: MemberActor): Promise<OperationRow> {
  if (operation.state === 'undoing' || operation.state === 'undone') return operation
  const now = new Date()
  const [turned] = await tx.orm
    .update(o)
    .set({
      state: 'undoing',
      actor: by,
      reached: 0,
      faults: 0,
      reason: null,
      touchedAt: now,
      finishedAt: null,
    })
    .where(and(eq(o.accountId, tx.accountId), eq(o.id, operation.id)))
    .returning()
  return operation.changed - operation.undone <= batchSize ? workOnBatch(tx, turned!, by) : turned!
}
