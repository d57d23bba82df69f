import { resolveWhen } from '@parley/contract'
import type { SortTerm, When } from '@parley/contract'
import { sharesOfDates } from './narrowsOfDates.ts'
import { sizeOf } from './shareOf.ts'
import type { Page } from './Page.ts'
import type { Dated } from './readCounts.ts'

/** A list in the order of one date, of which the filter asks the other. */
export interface Across {
  /** Rows before the first that can match, were both dates of a row the same. */
  walked: number
  /** The date that the order is not of. */
  other: Dated
  /** What share of what has the order's own date has the other. */
  share: number
  /** What share of those has dates that lie apart: a part of them comes before. */
  early: number
}

interface Range {
  by: Dated
  other: Dated
  after: When | undefined
  before: When | undefined
}

/** What is to be expected of such a list; undefined of any other. */
export function acrossOf(page: Page): Across | undefined {
  const { now } = page
  const range = rangeOf(page)
  if (!range) return undefined
  const { by, other } = range
  const { both, apart, ...one } = sharesOfDates(page.filter, page)
  return {
    other,
    share: one[by] > 0 ? both / one[by] : 1,
    early: both > 0 ? apart / both : 0,
    walked: walkedFor(page, range, now),
  }
}

function rangeOf({ sort, filter }: Page): Range | undefined {
  const [term, second] = sort ?? []
  if (!term || second || (term.by !== 'lastActivityAt' && term.by !== 'createdAt')) return undefined
  const { createdAfter, createdBefore, lastActivityAfter, lastActivityBefore } = filter
  const [other, after, before] =
    term.by === 'createdAt'
      ? (['lastActivityAt', lastActivityAfter, lastActivityBefore] as const)
      : (['createdAt', createdAfter, createdBefore] as const)
  return after || before ? { by: term.by, other, after, before } : undefined
}

function walkedFor(page: Page, { by, after, before }: Range, now: Date): number {
  const { order } = page.sort![0] as SortTerm
  const from = page.boundary ? new Date(page.boundary[0] as number) : undefined
  const [first, last] = order === 'desc' ? [before, from] : [from, after]
  const isMet = order === 'desc' ? !before : !after
  return isMet ? 0 : sizeOf(page) * shareOf(page, by, { after: first, before: last, now })
}

interface Between {
  after: When | undefined
  before: When | undefined
  now: Date
}

function shareOf({ counts }: Page, by: Dated, { after, before, now }: Between): number {
  const instant = (when: When | undefined) => (when ? resolveWhen(when, now) : null)
  return Math.max(0, counts.dated(by, instant(after), instant(before)) ?? 0.5)
}
