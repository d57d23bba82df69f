import { and, arrayOverlaps, eq, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Sort } from '@parley/contract'
import { tables } from '@parley/db'
import { filterToSql } from './filterToSql.ts'
import { holdsSearch, withoutSearch } from './holdsSearch.ts'
import { isRemaining } from './narrowsOfReading.ts'
import type { Page } from './Page.ts'
import { possibleOf } from './possibleOf.ts'
import { foundBy, mostHits } from './searchToSql.ts'
import { isOftenMet } from './seekOf.ts'
import { segmentsOf } from './segmentsOf.ts'
import { afterBoundary, sortToSql } from './sortToSql.ts'

const { conversations: c } = tables

/** What is tried before the segments, ending in ids called `first`. */
export interface First {
  steps: SQL[]
  /** Whether the segments are still wanted. */
  onward: SQL
}

/** What may make the segments needless: few hits of a search, known unread for a count. */
export function firstOf(page: Page, now: Date): First | undefined {
  const { sort, filter } = page
  if (sort === null) return ofKnown(page, now)
  const isOneSegment = segmentsOf(sort, null, possibleOf(filter)).length === 1
  // What is soon met in the list's order need not be found first.
  if (isOneSegment || filter.search === undefined || isOftenMet(page)) return undefined
  return holdsSearch(withoutSearch(filter)) ? undefined : ofFound(page, sort, filter.search, now)
}

/** Of an order in several segments: conversations of few hits are put in order at once. */
function ofFound(page: Page, sort: Sort, search: string, now: Date): First {
  const { by, topics, filter, boundary, limit } = page
  const most = page.walk ?? mostHits
  const isFew = sql`(select count(*) from found) <= ${most}`
  const where = and(
    eq(c.accountId, by.accountId),
    isFew,
    sql`${c.id} = any(array(select id from found))`,
    filterToSql(withoutSearch(filter), { viewer: by, now, search: 'rows' }),
    arrayOverlaps(c.audience, topics),
    boundary ? afterBoundary(sort, boundary) : undefined,
  )
  const columns = sql.join([c.id, ...sort.map((term) => c[term.by])], sql`, `)
  const order = sql.join(sortToSql(sort), sql`, `)
  return {
    steps: [
      sql`found as materialized (select id from (${foundBy(search, by.accountId)}) found (id) limit ${most + 1})`,
      sql`few as materialized (select ${columns} from ${c} where ${where})`,
      sql`first as materialized (select ${c.id} from few ${c} order by ${order} limit ${limit})`,
    ],
    onward: sql`not ${isFew}`,
  }
}

/** For a count of unread: those that are known by the floor may be enough. */
function ofKnown({ by, topics, filter, floor, limit }: Page, now: Date): First | undefined {
  if (filter.hasUnread !== true || !floor || floor.remaining < limit) return undefined
  const where = and(
    eq(c.accountId, by.accountId),
    isRemaining(by),
    arrayOverlaps(c.audience, topics),
    filterToSql(filter, { viewer: by, now, search: 'rows' }),
  )
  return {
    steps: [sql`first as materialized (select ${c.id} from ${c} where ${where} limit ${limit})`],
    onward: sql`(select count(*) from first) < ${limit}`,
  }
}
