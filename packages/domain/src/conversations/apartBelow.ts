import { and, arrayOverlaps, eq, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { resolveWhen } from '@parley/contract'
import type { Sort, SortTerm } from '@parley/contract'
import { tables } from '@parley/db'
import { filterToSql } from './filterToSql.ts'
import { holdsSearch } from './holdsSearch.ts'
import { gainedBy, isExcepted, isRecent } from './narrowsOf.ts'
import { isTried } from './Page.ts'
import type { Page } from './Page.ts'
import type { ReadFloor } from './readSight.ts'
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
  if (holdsSearch(filter)) return undefined
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

function beginsWithOld(first: SortTerm | undefined): boolean {
  return first?.by === 'waitingSince' || (first?.by !== 'priority' && first?.order === 'asc')
}

function firstBelow(page: Page, { sort, floor, now }: Ordered): SQL {
  const { by, topics, filter, boundary, limit } = page
  const where = and(
    eq(c.accountId, by.accountId),
    isExcepted(page, floor),
    filterToSql(filter, { viewer: by, now, search: 'each' }),
    arrayOverlaps(c.audience, topics),
    boundary ? afterBoundary(sort, boundary) : undefined,
  )
  const columns = sql.join([c.id, ...sort.map((term) => c[term.by])], sql`, `)
  const order = sql.join(sortToSql(sort), sql`, `)
  return sql`with below as materialized (select ${columns} from ${c} where ${where})
    select ${c.id} from below ${c} order by ${order} limit ${limit}`
}
