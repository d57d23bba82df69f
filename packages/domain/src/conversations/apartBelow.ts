import { and, arrayOverlaps, eq, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { resolveWhen } from '@parley/contract'
import type { Sort, SortTerm } from '@parley/contract'
import { tables } from '@parley/db'
import { filterToSql } from './filterToSql.ts'
import { holdsSearch, withoutSearch } from './holdsSearch.ts'
import { gainedBy, isExcepted, isRecent } from './narrowsOfReading.ts'
import { isTried } from './Page.ts'
import type { Page } from './Page.ts'
import type { ReadFloor } from './readSight.ts'
import { searchToSql } from './searchToSql.ts'
import { isOftenMet } from './seekOf.ts'
import { afterBoundary, sortToSql } from './sortToSql.ts'

const { conversations: c } = tables

interface Apart {
  /** The ids of the first that are unread below the floor. */
  below: SQL
  /** The page of what lies above it. */
  above: Page
}

/**
 * What is unread in an order that begins with what is old, where little is read: the few that are
 * known below the floor, and beside them what is above it, where the list need not be walked for
 * what is read below. Undefined where that is not the way.
 */
export function apartBelow(page: Page, now: Date): Apart | undefined {
  const { filter, floor, sort, walk } = page
  const isOldest = sort !== null && beginsWithOld(sort[0])
  if (filter.hasUnread !== true || !floor || !isOldest || walk === 0) return undefined
  if (holdsSearch(filter) && !isLedBySearch(page)) return undefined
  if (!isTried(page) && (isRecent(floor) || gainedBy(page).length > 0)) return undefined
  const asked = filter.lastActivityAfter && resolveWhen(filter.lastActivityAfter, now)
  const lastActivityAfter = asked && asked > floor.at ? asked : floor.at
  return {
    below: firstBelow(page, { sort, floor, now }),
    above: { ...page, floor: null, filter: { ...filter, lastActivityAfter } },
  }
}

interface Ordered {
  sort: Sort
  floor: ReadFloor
  now: Date
}

/** Whether words that many hold are asked last, of rows in their order, until there are enough. */
function isLedBySearch(page: Page): boolean {
  const { search } = page.filter
  const isOnly = search !== undefined && !holdsSearch(withoutSearch(page.filter))
  return isOnly && (isOftenMet(page) || isTried(page))
}

function beginsWithOld(first: SortTerm | undefined): boolean {
  return first?.by === 'waitingSince' || (first?.by !== 'priority' && first?.order === 'asc')
}

function firstBelow(page: Page, { sort, floor, now }: Ordered): SQL {
  const { by, topics, filter, boundary, limit } = page
  const reading = { viewer: by, now, search: 'each' } as const
  const where = and(
    eq(c.accountId, by.accountId),
    isExcepted(page, floor),
    filterToSql(withoutSearch(filter), reading),
    arrayOverlaps(c.audience, topics),
    boundary ? afterBoundary(sort, boundary) : undefined,
  )
  const order = sql.join(sortToSql(sort), sql`, `)
  const asked = sql.join([c.accountId, c.id, c.subjectFold, c.contactFold, c.wordBloom], sql`, `)
  const columns = sql.join([asked, ...sort.map((term) => c[term.by])], sql`, `)
  const holds = filter.search === undefined ? sql`true` : searchToSql(filter.search, reading)
  return sql`with below as materialized (select ${columns} from ${c} where ${where})
    select ${c.id} from (select * from below ${c} order by ${order}) ${c} where ${holds} order by ${order} limit ${limit}`
}
