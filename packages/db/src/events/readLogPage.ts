import { and, arrayOverlaps, asc, eq, gt, not, sql } from 'drizzle-orm'
import type { LogRow } from '@parley/contract'
import type { DbOrTx } from '../transact.ts'
import { events } from '../tables/index.ts'
import { toLogRow } from './eventJson.ts'

interface Stretch {
  /** Position before the first row wanted. */
  after: number
  /** Only rows these topics may hear. */
  topics: readonly string[]
}

interface PageRange extends Stretch {
  limit: number
  /** So much text at most, but always one row. */
  bytes: number
}

/** Rows of the log, ascending by position; whether they are all there are. */
export async function readLogPage(
  db: DbOrTx,
  accountId: string,
  { limit, bytes, ...stretch }: PageRange,
): Promise<{ rows: LogRow[]; isWhole: boolean }> {
  const { position, tag, audience, except, payload } = events
  const size = sql<number>`octet_length(${payload}::text)`.as('size')
  // Limited first: what is added up is the text of these alone.
  const found = db.orm
    .select({ position, tag, audience, except, payload, size })
    .from(events)
    .where(within(accountId, stretch))
    .orderBy(asc(position))
    .limit(limit)
    .as('found')
  const summed = db.orm
    .select({
      position: found.position,
      tag: found.tag,
      audience: found.audience,
      except: found.except,
      payload: found.payload,
      before: sql<number>`sum(${found.size}) over (order by ${found.position}) - ${found.size}`.as(
        'before',
      ),
      all: sql<number>`count(*) over ()`.mapWith(Number).as('all'),
    })
    .from(found)
    .as('summed')
  const rows = await db.orm
    .select()
    .from(summed)
    .where(sql`${summed.before} < ${bytes}`)
    .orderBy(asc(summed.position))
  const all = rows[0]?.all ?? 0
  return { rows: rows.map(toLogRow), isWhole: rows.length === all && all < limit }
}

/** How much text the rows after a position are that these topics may hear. */
export async function readLogBytes(
  db: DbOrTx,
  accountId: string,
  stretch: Stretch,
): Promise<number> {
  const [row] = await db.orm
    .select({ bytes: sql<string>`coalesce(sum(octet_length(${events.payload}::text)), 0)` })
    .from(events)
    .where(within(accountId, stretch))
  return Number(row!.bytes)
}

function within(accountId: string, { after, topics }: Stretch) {
  const held = [...topics]
  return and(
    eq(events.accountId, accountId),
    gt(events.position, after),
    arrayOverlaps(events.audience, held),
    not(arrayOverlaps(events.except, held)),
  )
}
