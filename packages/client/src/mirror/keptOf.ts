import type { Cursor } from '@parley/contract'
import type { Datas, Procedure } from '../apply/Query.ts'
import type { KeptAnswer } from '../picture/KeptAnswer.ts'
import type { Entry } from './Entry.ts'
import { positionOf } from './positionOf.ts'

/**
 * The truth of a query as it may be kept, with the cursor to go on from; null while it is known to be
 * old, in parts newer than as a whole, or about what only this browser knows.
 */
export function keptOf({ truth, staleFrom }: Entry, cursor: Cursor | null): KeptAnswer | null {
  if (!truth || staleFrom !== null) return null
  const { data, at, rowAt } = truth
  const { asOf } = data as { asOf: Cursor | '' }
  if (asOf === '' || [...rowAt.values()].some((rowPlace) => rowPlace > at)) return null
  // What the log told up to here is in it: nobody has to be told again.
  const from = cursor !== null && positionOf(cursor) <= at ? cursor : asOf
  return { data: { ...data, asOf: from } as Datas[Procedure], at }
}
