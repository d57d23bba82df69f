import { limits, matches, movingDates, normaliseFilter } from '@parley/contract'
import type { Conversation, ConversationFilter, CountsAnswer, Filter } from '@parley/contract'
import { mentions } from './mentions.ts'
import type { Folded, QueryOf, Viewer } from './Query.ts'

export type CountQuery = QueryOf<'conversations.count'> | QueryOf<'conversations.counts'>
type Count = CountsAnswer['counts'][number]

/** One conversation before and after an event; null where it is not there for the viewer. */
export interface Turn {
  before: Conversation | null
  after: Conversation | null
}

/** One more or one less where that can be told from the conversation alone; else it is asked again. */
export function foldCount(
  query: CountQuery,
  turn: Turn,
  viewer: Viewer,
): Folded<CountQuery['data']> {
  const held: readonly Count[] =
    query.procedure === 'conversations.count' ? [query.data] : query.data.counts
  const counts = filtersOf(query).map((filter, index) =>
    countAfter(held[index]!, filter, turn, viewer),
  )
  if (!counts.every((count) => count !== null)) return { refetch: true }
  if (counts.every((count, index) => count === held[index])) return { data: query.data }
  if (query.procedure === 'conversations.count') return { data: { ...query.data, ...counts[0] } }
  return { data: { ...query.data, counts } }
}

/** The same count where nothing changes; null where it cannot be told. */
function countAfter(
  held: Count,
  given: ConversationFilter | undefined,
  turn: Turn,
  viewer: Viewer,
): Count | null {
  const filter = normaliseFilter(given)
  const answer = (row: Conversation | null) => (row === null ? 'no' : matches(row, filter, viewer))
  const [before, after] = [answer(turn.before), answer(turn.after)]
  if (before === 'unknown' || after === 'unknown') return null
  if (before === after) return held
  // Whether it was counted depends on when that was.
  if (movingDates(given).length > 0) return null
  const isMore = after === 'yes'
  if (held.capped) return isMore ? held : null
  const count = held.count + (isMore ? 1 : -1)
  return count < 0 || count > limits.count ? null : { ...held, count }
}

/** Whether any of its filters asks about a key. */
export function countMentions(query: CountQuery, ...keys: (keyof Filter)[]): boolean {
  return filtersOf(query)
    .map(normaliseFilter)
    .some((filter) => keys.some((key) => mentions(filter, key)))
}

function filtersOf({ procedure, input }: CountQuery): readonly (ConversationFilter | undefined)[] {
  return procedure === 'conversations.count' ? [input.filter] : input.filters
}
