import { sql } from 'drizzle-orm'
import { Failure, limits } from '@parley/contract'
import type { BulkUpdateAnswer, BulkUpdateInput, Filter, MemberActor } from '@parley/contract'
import { tables, transact } from '@parley/db'
import type { DbOrTx, Tx } from '@parley/db'
import { lockActor } from '../actors/lockActor.ts'
import { readSight } from '../conversations/readSight.ts'
import { visible } from '../conversations/visible.ts'
import { mustKnowPatch } from '../conversations/mustKnowPatch.ts'
import { once } from '../mutations/once.ts'
import { batchSize } from './operationRow.ts'
import { workOnBatch } from './workOnBatch.ts'

const { conversations: c, operations: o, operationItems: item } = tables
type Input = Pick<BulkUpdateInput, 'operationId' | 'filter' | 'patch'> & { by: MemberActor }

/**
 * Changes all conversations that match and that the actor may see, at most 100,000. Which ones is
 * settled here: up to 500 are changed in this commit; of more, the ids are kept and the work goes on
 * by resumeOperations. Refuses with member.notFound, team.notFound, label.notFound before anything
 * is changed, with input.invalid for too many and mutation.idReused.
 */
export async function bulkUpdate(db: DbOrTx, input: Input): Promise<BulkUpdateAnswer> {
  const { operationId, filter, patch } = input
  return transact(db, input.by.accountId, async (tx) => {
    const by = await lockActor(tx, input.by)
    return once(tx, {
      id: operationId,
      by,
      request: ['bulkUpdate', filter, patch],
      act: () => accept(tx, { ...input, by }),
      keep: ({ matched }) => ({ matched }),
      again: async ({ matched }) => ({ operationId, matched }),
    })
  })
}

async function accept(tx: Tx, { operationId, filter, patch, by }: Input) {
  await mustKnowPatch(tx, patch)
  const matched = await keepItems(tx, operationId, filter, by)
  if (matched > limits.operation)
    throw new Failure('input.invalid', {
      field: 'filter',
      message: `filter: must not match more than ${limits.operation} conversations`,
    })
  const now = new Date()
  const [operation] = await tx.orm
    .insert(o)
    .values({
      accountId: tx.accountId,
      id: operationId,
      userId: by.userId,
      actor: by,
      patch,
      state: matched === 0 ? 'done' : 'running',
      matched,
      createdAt: now,
      touchedAt: now,
      finishedAt: matched === 0 ? now : null,
    })
    .returning()
  if (matched > 0 && matched <= batchSize) await workOnBatch(tx, operation!, by)
  return { operationId, matched }
}

/** One statement, so that the ids of a large one make no round trip. */
async function keepItems(
  tx: Tx,
  operationId: string,
  filter: Filter,
  by: MemberActor,
): Promise<number> {
  const sight = await readSight(tx, by, [filter])
  const matching = tx.orm
    .select({ id: c.id })
    .from(c)
    .where(visible({ ...sight, by, filter, now: new Date() }))
    .limit(limits.operation + 1)
  const { count } = await tx.orm.execute(sql`
    insert into ${item} (account_id, operation_id, position, conversation_id, state)
    select ${tx.accountId}::uuid, ${operationId}::uuid, row_number() over (order by m.id), m.id, 'waiting'
    from (${matching}) m`)
  return count
}
