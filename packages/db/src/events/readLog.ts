import { and, arrayOverlaps, asc, eq, gt, not } from 'drizzle-orm'
import type { LogRow } from '@parley/contract'
import type { DbOrTx } from '../transact.ts'
import { events } from '../tables/index.ts'
import { toLogRow } from './eventJson.ts'

interface LogRange {
  /** Position before the first row wanted. */
  after: number
  limit: number
  /** Only rows these topics may hear. */
  topics?: readonly string[]
}

/** Rows of the log, ascending by position. */
export async function readLog(db: DbOrTx, accountId: string, range: LogRange): Promise<LogRow[]> {
  const topics = range.topics && [...range.topics]
  const rows = await db.orm
    .select({
      position: events.position,
      tag: events.tag,
      audience: events.audience,
      except: events.except,
      payload: events.payload,
    })
    .from(events)
    .where(
      and(
        eq(events.accountId, accountId),
        gt(events.position, range.after),
        topics && arrayOverlaps(events.audience, topics),
        topics && not(arrayOverlaps(events.except, topics)),
      ),
    )
    .orderBy(asc(events.position))
    .limit(range.limit)
  return rows.map(toLogRow)
}

/** The tag of the event at a position; null when the log does not hold it. */
export async function findCursor(
  db: DbOrTx,
  accountId: string,
  position: number,
): Promise<string | null> {
  const [row] = await db.orm
    .select({ tag: events.tag })
    .from(events)
    .where(and(eq(events.accountId, accountId), eq(events.position, position)))
  return row?.tag ?? null
}
