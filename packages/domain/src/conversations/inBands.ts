import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Filter, SortTerm } from '@parley/contract'
import { acrossOf } from './acrossOf.ts'
import { asking, costOf, gatherAll, large, leaps, walkFor } from './gatherAll.ts'
import { holdsSearch } from './holdsSearch.ts'
import { narrowed } from './narrowToSql.ts'
import { rangesOf } from './narrowsOfDates.ts'
import { isTried } from './Page.ts'
import type { Page } from './Page.ts'
import type { Dated } from './readCounts.ts'
import { heldOf, seekOf } from './seekOf.ts'

/** Walking so many rows takes no longer than to ask an index of facets some times. */
const soon = 600
/** How many pages of rows that match the first band is thought to have. */
const plenty = 4
/** How many times longer the next is. */
const longer = 8

/**
 * A list in the order of a date, of what is too rare to be walked for and too common to be gathered:
 * gathered from the days that come first, then from more, then from all the others. Days are facets:
 * one index answers them with the rest. Undefined where that is not the way.
 */
export function inBands(page: Page): SQL | undefined {
  const by = dateOf(page)
  if (!by || page.walk === 0) return undefined
  if (!isTried(page) && !isBest(page)) return undefined
  const ends = endsOf(page, by)
  if (ends.length === 0) return undefined
  const parts = [...ends, undefined].map((end, at) => bandOf(page, by, ends[at - 1], end))
  const names = parts.map((_, at) => sql.raw(`band_${at}`))
  const steps = parts.map((band, at) => {
    const counts = names.slice(0, at).map((name) => sql`(select count(*) from ${name})`)
    const room = at > 0 ? sql`${sql.join(counts, sql` + `)} < ${page.limit}` : undefined
    return sql`${names[at]} as materialized (${gatherAll(band, room)})`
  })
  const ids = names.map((name) => sql`select id from ${name}`)
  return sql`with ${sql.join(steps, sql`, `)} ${sql.join(ids, sql` union all `)}`
}

interface ByDate {
  key: Dated
  order: SortTerm['order']
}

function dateOf({ sort }: Page): ByDate | undefined {
  const [term, second] = sort ?? []
  return !second && (term?.by === 'lastActivityAt' || term?.by === 'createdAt')
    ? { key: term.by, order: term.order }
    : undefined
}

function isBest(page: Page): boolean {
  const [found, held] = [narrowed(page), heldOf(page)]
  // Rows of a small account lie close together: a longer statement takes more than they do.
  if (!found.where || held === null || found.all < large || costOf(found, page) < soon) return false
  // What is beside is looked at for each band.
  if (found.beside * 3 > soon) return false
  const isAsked = holdsSearch(page.filter)
  const looked = Math.min(found.rows, (plenty * page.limit) / held)
  const cost = looked * (leaps + (isAsked ? asking : 0))
  const walk = walkFor(found, page) / held
  const finding = isAsked ? (seekOf(page).finding ?? Infinity) : Infinity
  return walk > soon && cost < walk && cost < finding
}

/** The dates at which a next band begins, by what is known of all conversations. */
function endsOf(page: Page, { key, order }: ByDate): Date[] {
  const { counts, boundary } = page
  const { after, before } = rangesOf(page.filter, page.now)[key]
  const last = boundary ? new Date(boundary[0] as number) : null
  const [from, until] = order === 'desc' ? [after, last ?? before] : [last ?? after, before]
  const share = counts.dated(key, from, until)
  if (share === null) return []
  const start = order === 'desc' ? counts.dated(key, until, null) : counts.dated(key, null, from)
  const passed = (order === 'desc' ? until : from) ? start! : 0
  return lengthsOf(page, share)
    .filter((length) => length < share)
    .map((length) => counts.dateAt(key, order === 'desc' ? 1 - passed - length : passed + length))
    .filter((date) => date !== null)
}

/** How far bands reach, as shares of all conversations, in an order of which a share is left. */
function lengthsOf(page: Page, share: number): number[] {
  if (isTried(page)) return [share / 4, share / 2]
  const { matching, all } = narrowed(page)
  const across = acrossOf(page)
  const found = Math.max(1, matching * (heldOf(page) ?? 1))
  const wanted = plenty * page.limit
  const begun = across ? across.walked / all : 0
  const step = (wanted * share * (across?.share ?? 1)) / found
  const lengths = [begun + step, begun + step * longer]
  // Before that are the few whose dates lie apart.
  const early = across && begun > 0 ? (begun * wanted) / Math.max(1, found * across.early) : begun
  return early < begun ? [early, ...lengths] : lengths
}

/** The page within a band, from where the one before ended; the last has no end. */
function bandOf(
  page: Page,
  { key, order }: ByDate,
  start: Date | undefined,
  end: Date | undefined,
): Page {
  const { after, before } = rangesOf(page.filter, page.now)[key]
  const [least, most] = order === 'desc' ? [end, start] : [start, end]
  const from = [after, least]
    .filter((date) => date != null)
    .toSorted(inTime)
    .at(-1)
  const until = [before, most].filter((date) => date != null).toSorted(inTime)[0]
  const range: Filter =
    key === 'createdAt'
      ? { createdAfter: from, createdBefore: until }
      : { lastActivityAfter: from, lastActivityBefore: until }
  return { ...page, filter: { ...page.filter, ...range } }
}

const inTime = (a: Date, b: Date) => a.getTime() - b.getTime()
