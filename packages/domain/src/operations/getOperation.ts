import type { GetOperationInput, MemberActor, OperationAnswer } from '@parley/contract'
import { printCursor, readHead } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { toOperation } from './operationRow.ts'
import { readOperation } from './readOperation.ts'

type Input = Pick<GetOperationInput, 'operationId'> & { by: MemberActor }

/** How far a bulk change has come: for its maker, owners and admins. Refuses with operation.notFound. */
export async function getOperation(db: DbOrTx, input: Input): Promise<OperationAnswer> {
  const head = await readHead(db, input.by.accountId)
  return { operation: toOperation(await readOperation(db, input)), asOf: printCursor(head) }
}
