import type { Dated } from './readCounts.ts'

const dayMs = 86_400_000
/** Days of a stretch that has a facet of its own, the longest first. */
const sizes = [256, 16, 1] as const
/** Days since 1970 that count as the first and the last, on the bounds of the longest stretches. */
const [first, last] = [64 * 256, 93 * 256 - 1] as const

/** How `conversation_facets` (in the migrations) spells the days of a date. */
const names: Record<Dated, string> = { createdAt: 'created', lastActivityAt: 'active' }

/**
 * The fewest facets of which every row has one that has the date from `after` on and before `before`.
 * Rows of the same days that lie outside the range have them as well: the column must be asked.
 */
export function dayFacets(by: Dated, after: Date | null, before: Date | null): string[] {
  const from = after ? clamp(Math.floor(after.getTime() / dayMs)) : first
  const until = before ? clamp(Math.ceil(before.getTime() / dayMs) - 1) : last
  const found: string[] = []
  for (let day = from; day <= until;) {
    const size = sizes.find((days) => day % days === 0 && day + days - 1 <= until)!
    found.push(`${names[by]}${size === 1 ? '' : size}=${day / size}`)
    day += size
  }
  return found
}

function clamp(day: number): number {
  return Math.max(first, Math.min(last, day))
}
