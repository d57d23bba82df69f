import { matches, normaliseFilter } from '@parley/contract'
import type { Conversation, ConversationFilter, Filter } from '@parley/contract'
import { mentions } from './mentions.ts'
import type { Folded, Query, QueryOf, Viewer } from './Query.ts'

export type CountQuery = QueryOf<'conversations.count'> | QueryOf<'conversations.counts'>

/** One conversation before and after an event; null where it is not there for the viewer. */
export interface Turn {
  before: Conversation | null
  after: Conversation | null
}

/** Asked again unless the conversation counted before as it counts after, for every filter. */
export function foldCount(query: CountQuery, turn: Turn, viewer: Viewer): Folded<Query['data']> {
  const answer = (row: Conversation | null, filter: Filter) =>
    row === null ? 'no' : matches(row, filter, viewer)
  const isTouched = filtersOf(query).some((filter) => {
    const before = answer(turn.before, filter)
    return before === 'unknown' || before !== answer(turn.after, filter)
  })
  return isTouched ? { refetch: true } : { data: query.data }
}

/** Whether any of its filters asks about a key. */
export function countMentions(query: CountQuery, ...keys: (keyof Filter)[]): boolean {
  return filtersOf(query).some((filter) => keys.some((key) => mentions(filter, key)))
}

function filtersOf({ procedure, input }: CountQuery): Filter[] {
  const given: (ConversationFilter | undefined)[] =
    procedure === 'conversations.count' ? [input.filter] : input.filters
  return given.map(normaliseFilter)
}
