import { and, arrayOverlaps, eq, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { SortTerm } from '@parley/contract'
import { tables } from '@parley/db'
import { acrossOf } from './acrossOf.ts'
import { filterToSql } from './filterToSql.ts'
import { holdsSearch } from './holdsSearch.ts'
import { costOf, leaps } from './gatherAll.ts'
import { narrowed } from './narrowToSql.ts'
import { isTried } from './Page.ts'
import type { Page } from './Page.ts'
import { afterBoundary, lowerBound, segmentOrder } from './sortToSql.ts'
import { within } from './stretchOf.ts'

const { conversations: c } = tables

/** Rows down the list at which what was begun before a date is met soon enough in any way. */
const soon = 2000
/** What putting an entry of an index in order costs, of passing one by. */
const ordering = 15

/** Of the first in order so many are looked at, at the least. */
const leastLooked = 500
/** Passing an entry by, in rows walked. */
const passing = 1 / 25

/**
 * A list in the order of one date, of which the filter asks another: what was created before a day,
 * by its last activity, begins far down, as both dates of a row lie close together. Rows are found
 * by their dates alone, in an index that holds both, and only those in question are looked at.
 * Undefined where that is not the way.
 */
export function acrossDates(page: Page, now: Date): SQL | undefined {
  const across = acrossOf(page)
  if (!across || holdsSearch(page.filter) || page.walk === 0) return undefined
  const { walked, found } = across
  if (page.walk === undefined && !isSooner(page, Math.min(walked, found * ordering)))
    return undefined
  return found * ordering < walked || isTried(page)
    ? soonestFirst(page, now)
    : inOrder(page, datesOf(page, now), now)
}

/**
 * The first in order of what has the dates, and only if too few of those match all of it: to put some
 * at the top takes less than all in order.
 */
function soonestFirst(page: Page, now: Date): SQL {
  const most = isTried(page) ? page.limit : Math.max(leastLooked, Math.ceil(4 * lookedFor(page)))
  const dates = datesOf(page, now)
  return sql`with soonest as materialized (select * from (${dates} offset 0) ${c} order by ${segmentOrder(page.sort!)} limit ${most}),
    near as materialized (${inOrder(page, sql`select * from soonest ${c}`, now)}),
    gathered as materialized (${dates} and (select count(*) from near) < ${page.limit})
    select id from near union all (${inOrder(page, sql`select * from gathered ${c}`, now)})`
}

/** Whether to pass by so many entries, and look at rows until there are enough, is less than the other ways. */
function isSooner(page: Page, entries: number): boolean {
  if (entries < soon) return false
  return entries * passing + lookedFor(page) * leaps < costOf(narrowed(page), page)
}

/** Rows of those dates that are looked at before the page is full. */
function lookedFor(page: Page): number {
  const { createdAfter, createdBefore, lastActivityAfter, lastActivityBefore, ...rest } =
    page.filter
  const { matching, all } = narrowed({ ...page, filter: rest })
  return (page.limit * all) / Math.max(1, matching)
}

/** Nothing but what both indexes hold. */
function datesOf({ by, filter, sort, boundary }: Page, now: Date): SQL {
  const where = and(
    eq(c.accountId, by.accountId),
    within(filter, 'createdAt', now),
    within(filter, 'lastActivityAt', now),
    boundary ? lowerBound(sort!, boundary) : undefined,
  )
  return sql`select ${c.accountId}, ${c.id}, ${c.createdAt}, ${c.lastActivityAt} from ${c} where ${where}`
}

/** Each of the rows in question is looked at in the list's order, until there are enough. */
function inOrder(page: Page, dates: SQL, now: Date): SQL {
  const { by, topics, filter, sort, boundary, limit } = page
  const [term] = sort as [SortTerm]
  const meets = and(
    sql`${c.accountId} = dates.account_id and ${c.id} = dates.id`,
    filterToSql(filter, { viewer: by, now, search: 'each' }),
    // Last, because the topics of a member may be many.
    arrayOverlaps(c.audience, topics),
    boundary ? afterBoundary(sort!, boundary) : undefined,
  )
  return sql`select found.id from (${dates} order by ${segmentOrder(sort!)} offset 0) dates
    cross join lateral (select ${c.id} from ${c} where ${meets} offset 0) found
    order by dates.${sql.identifier(c[term.by].name)} ${sql.raw(term.order)}, dates.id limit ${limit}`
}
