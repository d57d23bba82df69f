import { and, eq } from 'drizzle-orm'
import { Failure } from '@parley/contract'
import type { MemberActor } from '@parley/contract'
import { tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import type { OperationRow } from './operationRow.ts'

const { operations: o } = tables

interface Input {
  operationId: string
  by: MemberActor
  /** To change it: whoever works on it has to come to the end of a batch first. */
  lock?: boolean
}

/** Refuses with operation.notFound, also where it is somebody else's and the actor is an agent. */
export async function readOperation(
  db: DbOrTx,
  { operationId, by, lock = false }: Input,
): Promise<OperationRow> {
  const query = db.orm
    .select()
    .from(o)
    .where(and(eq(o.accountId, by.accountId), eq(o.id, operationId)))
  const [row] = await (lock ? query.for('update') : query)
  if (!row || (row.userId !== by.userId && by.role === 'agent'))
    throw new Failure('operation.notFound', { field: 'operationId' })
  return row
}
