import { and, arrayOverlaps, eq, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { resolveWhen } from '@parley/contract'
import type { SortTerm, When } from '@parley/contract'
import { tables } from '@parley/db'
import { filterToSql } from './filterToSql.ts'
import { holdsSearch } from './holdsSearch.ts'
import { costOf, leaps } from './gatherAll.ts'
import { sizeOf } from './narrowsOf.ts'
import { narrowed } from './narrowToSql.ts'
import { isTried } from './Page.ts'
import type { Page } from './Page.ts'
import type { Dated } from './readCounts.ts'
import { afterBoundary, lowerBound, segmentOrder } from './sortToSql.ts'
import { within } from './stretchOf.ts'

const { conversations: c } = tables

/** Rows down the list at which what was begun before a date is met soon enough in any way. */
const soon = 2000
/** What putting an entry of an index in order costs, of passing one by. */
const ordering = 15

/** Passing an entry by, in rows walked. */
const passing = 1 / 25

interface Across {
  by: Dated
  other: Dated
  after: When | undefined
  before: When | undefined
}

/**
 * A list in the order of one date, of which the filter asks another: what was created before a day,
 * by its last activity, begins far down, as both dates of a row lie close together. Rows are found
 * by their dates alone, in an index that holds both, and only those in question are looked at.
 * Undefined where that is not the way.
 */
export function acrossDates(page: Page, now: Date): SQL | undefined {
  const across = acrossOf(page)
  if (!across || holdsSearch(page.filter) || page.walk === 0) return undefined
  const walked = walkedFor(page, across, now)
  const found = sizeOf(page) * shareOf(page, across.other, across.after, across.before, now)
  if (page.walk === undefined && !isSooner(page, Math.min(walked, found * ordering)))
    return undefined
  return found * ordering < walked || isTried(page)
    ? inOrder(page, now, sql`select * from gathered ${c}`, [
        sql`gathered as materialized (${datesOf(page, now)})`,
      ])
    : inOrder(page, now, datesOf(page, now))
}

/** Whether to pass by so many entries, and look at rows until there are enough, is less than the other ways. */
function isSooner(page: Page, entries: number): boolean {
  if (entries < soon) return false
  const { createdAfter, createdBefore, lastActivityAfter, lastActivityBefore, ...rest } =
    page.filter
  const { matching, all } = narrowed({ ...page, filter: rest })
  const looked = (page.limit * all) / Math.max(1, matching)
  return entries * passing + looked * leaps < costOf(narrowed(page), page)
}

function acrossOf({ sort, filter }: Page): Across | undefined {
  const [term, second] = sort ?? []
  if (!term || second || (term.by !== 'lastActivityAt' && term.by !== 'createdAt')) return undefined
  const { createdAfter, createdBefore, lastActivityAfter, lastActivityBefore } = filter
  const across: Across =
    term.by === 'createdAt'
      ? {
          by: term.by,
          other: 'lastActivityAt',
          after: lastActivityAfter,
          before: lastActivityBefore,
        }
      : { by: term.by, other: 'createdAt', after: createdAfter, before: createdBefore }
  return across.after || across.before ? across : undefined
}

/** Rows before the first that can match, were both dates of a row the same. */
function walkedFor(page: Page, { by, after, before }: Across, now: Date): number {
  const { order } = page.sort![0] as SortTerm
  const from = page.boundary ? new Date(page.boundary[0] as number) : undefined
  const [first, last] = order === 'desc' ? [before, from] : [from, after]
  const isMet = order === 'desc' ? !before : !after
  return isMet ? 0 : sizeOf(page) * shareOf(page, by, first, last, now)
}

function shareOf(
  { counts }: Page,
  by: Dated,
  after: When | undefined,
  before: When | undefined,
  now: Date,
): number {
  const instant = (when: When | undefined) => (when ? resolveWhen(when, now) : null)
  return Math.max(0, counts.dated(by, instant(after), instant(before)) ?? 0.5)
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
function inOrder(page: Page, now: Date, dates: SQL, steps: SQL[] = []): SQL {
  const { by, topics, filter, sort, boundary, limit } = page
  const [term] = sort as [SortTerm]
  const meets = and(
    sql`${c.accountId} = dates.account_id and ${c.id} = dates.id`,
    filterToSql(filter, { viewer: by, now, search: 'each' }),
    // Last, because the topics of a member may be many.
    arrayOverlaps(c.audience, topics),
    boundary ? afterBoundary(sort!, boundary) : undefined,
  )
  const first = steps.length > 0 ? sql`with ${sql.join(steps, sql`, `)} ` : sql``
  return sql`${first}select found.id from (${dates} order by ${segmentOrder(sort!)} offset 0) dates
    cross join lateral (select ${c.id} from ${c} where ${meets} offset 0) found
    order by dates.${sql.identifier(c[term.by].name)} ${sql.raw(term.order)}, dates.id limit ${limit}`
}
