import { and, sql } from 'drizzle-orm'
import { resolveWhen } from '@parley/contract'
import type { Filter, When } from '@parley/contract'
import type { Asker } from './Asked.ts'
import { dayFacets } from './dayFacets.ts'
import { holdsAny } from './facets.ts'
import type { Narrow } from './joinNarrows.ts'
import type { Dated } from './readCounts.ts'
import { sizeOf, usual } from './shareOf.ts'

interface Range {
  after: Date | null
  before: Date | null
}

/** The ranges of dates, by the days that they lie in. */
export function narrowsOfDates(filter: Filter, asked: Asker): Narrow[] {
  const ranges = rangesOf(filter, asked.now)
  const each = (Object.entries(ranges) as [Dated, Range][]).filter(
    ([, { after, before }]) => after ?? before,
  )
  if (each.length === 0) return []
  if (each.some(([, range]) => isEmpty(range))) return [{ where: sql`false`, share: 0 }]
  const found = each.map(([by, { after, before }]) =>
    holdsAny(asked.by.accountId, dayFacets(by, after, before)),
  )
  // As one: what either leaves is not by chance what the other does.
  const { both, createdAt, lastActivityAt } = sharesOfDates(filter, asked)
  const reading = sizeOf(asked) * Math.min(createdAt, lastActivityAt)
  return [{ where: and(...found)!, share: both, isFacet: true, reading }]
}

/** The ranges of both dates that a filter asks, at a given time. */
export function rangesOf(filter: Filter, now: Date): Record<Dated, Range> {
  const { createdAfter, createdBefore, lastActivityAfter, lastActivityBefore } = filter
  const instant = (when: When | undefined) => (when ? resolveWhen(when, now) : null)
  return {
    createdAt: { after: instant(createdAfter), before: instant(createdBefore) },
    lastActivityAt: { after: instant(lastActivityAfter), before: instant(lastActivityBefore) },
  }
}

function isEmpty({ after, before }: Range): boolean {
  return after !== null && before !== null && after >= before
}

/** How much rarer than by chance a conversation has two dates that lie apart. */
const apart = 10

/** What shares of the conversations dates leave, which mostly lie close together. */
interface SharesOfDates extends Record<Dated, number> {
  both: number
  /** Of both, those whose dates lie apart. */
  apart: number
}

export function sharesOfDates(filter: Filter, asked: Asker): SharesOfDates {
  const { createdAt, lastActivityAt } = rangesOf(filter, asked.now)
  const shareIn = (by: Dated, { after, before }: Range) =>
    after || before ? Math.max(0, asked.counts.dated(by, after, before) ?? usual.some) : 1
  const created = shareIn('createdAt', createdAt)
  const active = shareIn('lastActivityAt', lastActivityAt)
  const starts = [createdAt.after, lastActivityAt.after].filter((date) => date !== null)
  const ends = [createdAt.before, lastActivityAt.before].filter((date) => date !== null)
  const common = {
    after: starts.length > 0 ? new Date(Math.max(...starts.map(Number))) : null,
    before: ends.length > 0 ? new Date(Math.min(...ends.map(Number))) : null,
  }
  const close = isEmpty(common) ? 0 : shareIn('createdAt', common)
  const far = (created * active) / apart
  const both = Math.min(created, active, close + far)
  return { createdAt: created, lastActivityAt: active, both, apart: Math.min(both, far) }
}
