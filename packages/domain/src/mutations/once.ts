import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { Failure } from '@parley/contract'
import type { Actor, Cursor, FailureWord } from '@parley/contract'
import { statement, tables } from '@parley/db'
import type { Given, Tx } from '@parley/db'

interface Once<T extends object, Kept> {
  /** The id the client made; without one nothing is kept and a repeat acts again. */
  id: string | undefined
  by: Actor
  /** What makes two requests the same: the verb and its input. */
  request: unknown
  reused?: FailureWord
  /** What was found beside the verb's locks; asked for here when the verb did not. */
  recalled?: FirstRun | null
  act: () => Promise<T>
  /** What to keep of the answer: ids, never text. */
  keep: (answer: T) => Kept
  /** The answer again from what was kept; the rows may have changed since. */
  again: (kept: Kept) => Promise<T>
}

/**
 * One effect and one answer for one id. Call it under the lock the verb takes, so that a concurrent
 * repeat waits and then finds the answer; where a verb takes none, transact runs the loser again.
 */
export async function once<T extends object, Kept>(
  tx: Tx,
  { id, by, request, reused = 'mutation.idReused', recalled, act, keep, again }: Once<T, Kept>,
): Promise<T & { asOf?: Cursor }> {
  if (!id) return act()
  const hash = hashOf({ by: whoIs(by), request })
  const first = recalled === undefined ? await recall(tx, id) : recalled
  if (first && first.hash !== hash)
    throw new Failure(reused, { field: 'id', message: 'This id was used for another request.' })
  if (first) return { ...(await again(first.answer as Kept)), asOf: first.asOf as Cursor }
  const answer = await act()
  tx.mutations.push({ id, hash, answer: keep(answer) })
  return answer
}

export type FirstRun = typeof tables.mutations.$inferSelect

/** The first run of a mutation, if there was one; to be asked behind the verb's lock. */
export async function recall(tx: Tx, id: string): Promise<FirstRun | null> {
  const [first] = await selectMutation(tx, { accountId: tx.accountId, id })
  return first ?? null
}

const { mutations } = tables
const selectMutation = statement(
  (orm, { accountId, id }: Given<{ accountId: string; id: string }>) =>
    orm
      .select()
      .from(mutations)
      .where(and(eq(mutations.accountId, accountId), eq(mutations.id, id))),
)

function whoIs(by: Actor): string {
  if (by.type === 'member') return by.userId
  return by.type === 'contact' ? by.contactId : by.type
}

function hashOf(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(value)))
    .digest('base64url')
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  )
}
