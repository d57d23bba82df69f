import { and, eq, inArray, sql } from 'drizzle-orm'
import { Failure } from '@parley/contract'
import type { FailureWord } from '@parley/contract'
import { tables, transact } from '@parley/db'
import type { Db } from '@parley/db'
import { lockActor } from '../actors/lockActor.ts'
import type { OperationRow } from './operationRow.ts'
import { workOnBatch } from './workOnBatch.ts'

const { operations: o } = tables
const mostFaults = 10
type Outcome = 'worked' | 'busy' | 'broke'

/**
 * Deals with one more batch of an operation, in one commit, for whom it goes on: their membership
 * and sign-in are locked with each. Where they are revoked, or what the patch names is gone, the
 * operation has failed; what breaks unexpectedly is tried ten times.
 */
export async function carryOn(
  db: Db,
  found: OperationRow,
  onFault: (error: unknown, operationId: string) => void,
): Promise<Outcome> {
  try {
    const { outcome } = await transact(db, found.accountId, async (tx) => {
      const by = await lockActor(tx, found.actor)
      const [operation] = await tx.orm
        .select()
        .from(o)
        .where(and(eq(o.accountId, found.accountId), eq(o.id, found.id)))
        .for('update', { skipLocked: true })
      if (!operation) return { outcome: 'busy' as const }
      // It was turned back, or is done, since it was found.
      if (operation.state !== found.state || operation.actor.userId !== by.userId)
        return { outcome: 'worked' as const }
      await workOnBatch(tx, operation, by)
      return { outcome: 'worked' as const }
    })
    return outcome
  } catch (error) {
    if (error instanceof Failure) await fail(db, found, error.failure)
    else {
      onFault(error, found.id)
      await countFault(db, found)
    }
    return 'broke'
  }
}

async function fail(db: Db, { accountId, id, state }: OperationRow, reason: FailureWord) {
  await transact(db, accountId, async (tx) => {
    const now = new Date()
    await tx.orm
      .update(o)
      .set({ state: 'failed', reason, touchedAt: now, finishedAt: now })
      .where(and(eq(o.accountId, accountId), eq(o.id, id), eq(o.state, state)))
    return {}
  })
}

async function countFault(db: Db, found: OperationRow) {
  if (found.faults + 1 >= mostFaults) return fail(db, found, 'server.error')
  await transact(db, found.accountId, async (tx) => {
    await tx.orm
      .update(o)
      .set({ faults: sql`${o.faults} + 1`, touchedAt: new Date() })
      .where(
        and(
          eq(o.accountId, found.accountId),
          eq(o.id, found.id),
          inArray(o.state, ['running', 'undoing']),
        ),
      )
    return {}
  })
}
