import { and, arrayOverlaps, eq, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Filter, Sort } from '@parley/contract'
import { tables } from '@parley/db'
import { acrossOf } from './acrossOf.ts'
import { filterToSql } from './filterToSql.ts'
import { holdsSearch } from './holdsSearch.ts'
import { entryCost } from './joinNarrows.ts'
import { narrowsOf } from './narrowsOf.ts'
import { sizeOf } from './shareOf.ts'
import { narrowed, ofAccount } from './narrowToSql.ts'
import { orderOf } from './orderOf.ts'
import { heldOf } from './seekOf.ts'
import { datesHeld } from './stretchOf.ts'
import type { Narrowed } from './joinNarrows.ts'
import type { Page } from './Page.ts'
import { afterBoundary, sortToSql } from './sortToSql.ts'

const { conversations: c } = tables

/** Looking at a row wherever it lies costs as much as walking so many. */
export const leaps = 2
/** What costs so many rows walked takes a few milliseconds: nothing else need be tried. */
export const few = 3000
/** Of an account of more conversations rows lie far apart. */
export const large = 20_000
/** The same as `few` of such an account. */
const fewOfMany = 1200
/** Of fewer conversations each is asked for words that few hold. */
const smallForWords = 6000
/** Looking up what a row is to the viewer, in rows walked. */
const markCost = 6
/** Asking a row for words, in rows looked at. */
export const asking = 1 / 2
/** Of what costs more, estimates may be too wrong. */
const most = 40_000

/** What gathering costs, in rows walked: for a page all that match, for a count enough of them. */
export function costOf({ rows, entries, matching }: Narrowed, page: Page): number {
  const { sort, limit } = page
  const wanted = sort === null ? Math.min(rows, (limit * rows) / Math.max(1, matching)) : rows
  const asked = asksMarks(page.filter) ? markCost : 0
  return (leaps + asked) * wanted + leaps * entries * entryCost
}

/** Rows to be walked, were those that match spread evenly, before a page is full. */
export function walkFor({ all, matching }: Narrowed, page: Page, sort = orderOf(page)): number {
  const even = (page.limit * all * stretchShare(page, sort)) / Math.max(1, matching)
  const across = sort === page.sort ? acrossOf(page) : undefined
  // In the order of one date, what has the other begins somewhere and then lies close together.
  return across && !datesHeld(page, sort).includes(across.other)
    ? across.walked + even * across.share
    : even
}

/** The share of an order that is walked at all: what the dates in its index leave out is not. */
function stretchShare(page: Page, sort: Sort): number {
  const { createdAfter, createdBefore, lastActivityAfter, lastActivityBefore } = page.filter
  const asked = {
    createdAt: { createdAfter, createdBefore },
    lastActivityAt: { lastActivityAfter, lastActivityBefore },
  }
  return datesHeld(page, sort)
    .flatMap((date) => narrowsOf(asked[date], page))
    .reduce((left, { share }) => left * share, 1)
}

/** Whether the account has so few conversations that all are looked at in a millisecond or two. */
function isSmall(page: Page): boolean {
  if (page.walk !== undefined) return false
  // What the index of words finds is mostly other accounts'.
  if (isRarelyMet(page)) return sizeOf(page) < smallForWords
  return sizeOf(page) * (leaps + (asksMarks(page.filter) ? markCost : 0)) < few
}

function isRarelyMet(page: Page): boolean {
  const held = heldOf(page)
  return holdsSearch(page.filter) && held !== null && held < 0.1
}

function asksMarks({ hasUnread, and: every, or: some, not }: Filter): boolean {
  const parts = [...(every ?? []), ...(some ?? []), ...(not ? [not] : [])]
  return hasUnread !== undefined || parts.some(asksMarks)
}

/** Whether gathering all that match is sure to be soon done. */
export function isSoonGathered(page: Page): boolean {
  if (isSmall(page)) return true
  if (holdsSearch(page.filter)) return false
  const found = narrowed(page)
  if (!found.where) return false
  if (page.walk !== undefined) return page.walk === 0
  // The rows of a short range of dates, in any order: to put them in order first takes longer.
  if (page.sort === null && found.all * stretchShare(page, orderOf(page)) < most) return true
  return costOf(found, page) < (found.all > large ? fewOfMany : few)
}

/** Whether it is much sooner done than walking in order. */
export function isSoonerGathered(page: Page): boolean {
  if (holdsSearch(page.filter) || page.walk !== undefined) return false
  const found = narrowed(page)
  const cost = costOf(found, page)
  return found.where !== undefined && cost < most && (cost < few || cost < walkFor(found, page))
}

/** All that match, put in order: as ids. With `room`, only where that holds. */
export function gatherAll(page: Page, room?: SQL): SQL {
  const { by, topics, filter, sort, boundary, limit, now } = page
  const terms = sort ?? []
  const own = isSmall(page) ? eq(c.accountId, by.accountId) : ofAccount(page)
  const isOfFacets = !isSmall(page) && narrowed(page).isOfFacets
  const columns = sql.join([c.id, ...terms.map((term) => c[term.by])], sql`, `)
  const where = and(
    room,
    own,
    filterToSql(filter, { viewer: by, now, search: 'each', isOfFacets }),
    // Last, because the topics of a member may be many.
    arrayOverlaps(c.audience, topics),
    boundary ? afterBoundary(terms, boundary) : undefined,
  )
  const order = sort ? sql`order by ${sql.join(sortToSql(terms), sql`, `)}` : undefined
  // As a step of its own: else the planner would rather walk the order.
  return sql`with gathered as materialized (select ${columns} from ${c} where ${where})
    select ${c.id} from gathered ${c} ${order} limit ${limit}`
}
