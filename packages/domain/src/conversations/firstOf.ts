import { and, arrayOverlaps, eq, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Sort } from '@parley/contract'
import { tables } from '@parley/db'
import { filterToSql } from './filterToSql.ts'
import { holdsSearch, withoutSearch } from './holdsSearch.ts'
import { isAmong, isNarrow, narrowToSql } from './narrowToSql.ts'
import type { Page } from './Page.ts'
import { foundBy, mostHits } from './searchToSql.ts'
import type { Segment } from './segmentsOf.ts'
import { afterBoundary, sortToSql } from './sortToSql.ts'

const { conversations: c } = tables

/** So many rows that match are soon put in any order. */
const fewEnough = 2000

/** What is tried before the segments, ending in ids called `first`. */
export interface First {
  steps: SQL[]
  /** Whether the segments are still wanted. */
  onward: SQL
}

/** What may make the segments needless: few rows for an order in several, known ones for a count. */
export function firstOf(page: Page, segments: Segment[], now: Date): First | undefined {
  const { sort, filter } = page
  if (sort === null) return ofKnown(page, now)
  if (segments.length === 1) return undefined
  if (!holdsSearch(filter))
    return isNarrow(page) ? ofFew(page, sort, fewNarrow(page, now)) : undefined
  if (filter.search === undefined || holdsSearch(withoutSearch(filter))) return undefined
  return ofFew(page, sort, fewFound(page, filter.search, now))
}

/** Rows that match, if they are few enough to be put in any order at once. */
interface Few {
  steps: SQL[]
  /** The rows of conversations among which all are that match. */
  where: SQL | undefined
  /** Rows to be had at most; one more than are few. */
  most?: number
  /** Whether there are not too many. */
  isFew: SQL
}

function fewNarrow(page: Page, now: Date): Few {
  const { by, topics, filter } = page
  const most = page.walk ?? fewEnough
  const where = and(
    eq(c.accountId, by.accountId),
    narrowToSql(page),
    filterToSql(filter, { viewer: by, now, search: 'rows' }),
    arrayOverlaps(c.audience, topics),
  )
  return { steps: [], where, most: most + 1, isFew: sql`(select count(*) from few) <= ${most}` }
}

function fewFound(page: Page, search: string, now: Date): Few {
  const { by, topics, filter } = page
  const most = page.walk ?? mostHits
  const where = and(
    eq(c.accountId, by.accountId),
    sql`(select count(*) from found) <= ${most}`,
    sql`${c.id} = any(array(select id from found))`,
    filterToSql(withoutSearch(filter), { viewer: by, now, search: 'rows' }),
    arrayOverlaps(c.audience, topics),
  )
  const steps = [
    sql`found as materialized (select id from (${foundBy(search, by.accountId)}) found (id) limit ${most + 1})`,
  ]
  return { steps, where, isFew: sql`(select count(*) from found) <= ${most}` }
}

/** Of an order in several segments: few rows that match are put in order at once. */
function ofFew({ boundary, limit }: Page, sort: Sort, { steps, where, most, isFew }: Few): First {
  const columns = sql.join([c.id, ...sort.map((term) => c[term.by])], sql`, `)
  const past = boundary ? afterBoundary(sort, boundary) : undefined
  const order = sql.join(sortToSql(sort), sql`, `)
  return {
    steps: [
      ...steps,
      sql`few as materialized (select ${columns} from ${c} where ${where} ${most ? sql`limit ${most}` : undefined})`,
      sql`first as materialized (select ${c.id} from few ${c} where ${and(isFew, past)} order by ${order} limit ${limit})`,
    ],
    onward: sql`not ${isFew}`,
  }
}

/** For a count of unread: those that are known by the floor may be enough. */
function ofKnown({ by, topics, filter, floor, limit }: Page, now: Date): First | undefined {
  if (filter.hasUnread !== true || !floor || floor.remaining.length < limit) return undefined
  const where = and(
    eq(c.accountId, by.accountId),
    isAmong(floor.remaining),
    arrayOverlaps(c.audience, topics),
    filterToSql(filter, { viewer: by, now, search: 'rows' }),
  )
  return {
    steps: [sql`first as materialized (select ${c.id} from ${c} where ${where} limit ${limit})`],
    onward: sql`(select count(*) from first) < ${limit}`,
  }
}
