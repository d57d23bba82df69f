import fc from 'fast-check'
import { contactTypes, kinds, priorities, statuses } from '../enums.ts'
import { owed } from '../filter/keys.ts'
import type { ConversationFilter, When } from '../filter/types.ts'

/** The values a filter draws from; each list holds at least one. */
export interface Values {
  userIds: readonly string[]
  inboxIds: readonly string[]
  teamIds: readonly string[]
  contactIds: readonly string[]
  conversationIds: readonly string[]
  labels: readonly string[]
  searches: readonly string[]
  dates: readonly Date[]
}

/** Filters of every key, in every spelling, with groups to depth 3. */
export function arbitraryFilter(values: Values): fc.Arbitrary<ConversationFilter> {
  const term = fc.oneof(...termsOf(values))
  return fc.letrec<{ filter: ConversationFilter }>((tie) => {
    const parts = fc.array(tie('filter'), { minLength: 1, maxLength: 3 })
    return {
      filter: fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        { weight: 3, arbitrary: term },
        { weight: 3, arbitrary: merged(term) },
        { weight: 1, arbitrary: parts.map((and) => ({ and })) },
        { weight: 1, arbitrary: parts.map((or) => ({ or })) },
        { weight: 1, arbitrary: tie('filter').map((not) => ({ not })) },
      ),
    }
  }).filter
}

function merged(term: fc.Arbitrary<ConversationFilter>): fc.Arbitrary<ConversationFilter> {
  return fc
    .array(term, { minLength: 2, maxLength: 4 })
    .map((terms) => Object.assign({}, ...terms) as ConversationFilter)
}

function termsOf(values: Values): fc.Arbitrary<ConversationFilter>[] {
  const { inboxIds, teamIds, userIds, contactIds, conversationIds } = values
  return [
    oneOf(kinds).map((kind) => ({ kind })),
    oneOf(statuses).map((status) => ({ status })),
    oneOf([...priorities, null]).map((priority) => ({ priority })),
    oneOf([...inboxIds, null]).map((inboxId) => ({ inboxId })),
    oneOf([...teamIds, null]).map((teamId) => ({ teamId })),
    oneOf(['me', ...userIds, null]).map((assigneeId) => ({ assigneeId })),
    oneOf([...contactIds, null]).map((contactId) => ({ contactId })),
    oneOf(contactTypes).map((contactType) => ({ contactType })),
    oneOf(['me', ...userIds]).map((participantId) => ({ participantId })),
    oneOf([...owed, null]).map((waitingFor) => ({ waitingFor })),
    oneOf(conversationIds).map((id) => ({ id })),
    labelled(values.labels),
    when(values.dates).map((createdAfter) => ({ createdAfter })),
    when(values.dates).map((createdBefore) => ({ createdBefore })),
    when(values.dates).map((lastActivityAfter) => ({ lastActivityAfter })),
    when(values.dates).map((lastActivityBefore) => ({ lastActivityBefore })),
    fc.boolean().map((unassigned) => ({ unassigned })),
    fc.boolean().map((hasUnread) => ({ hasUnread })),
    fc.boolean().map((isSnoozed) => ({ isSnoozed })),
    fc.boolean().map((pinned) => ({ pinned })),
    fc.constantFrom(...values.searches).map((search) => ({ search })),
  ]
}

function oneOf<T>(values: readonly T[]) {
  const list = fc.subarray([...values], { minLength: 1 })
  return fc.oneof(
    list,
    fc.record({ in: list }),
    fc.record({ notIn: list }),
    fc.record({ in: list, notIn: list }),
  )
}

function labelled(names: readonly string[]): fc.Arbitrary<ConversationFilter> {
  const list = fc.subarray([...names], { minLength: 1 })
  const lists = fc.record({ any: list, all: list, none: list }, { requiredKeys: [] })
  return fc
    .oneof(
      list,
      lists.filter((given) => Object.keys(given).length > 0),
    )
    .map((labels) => ({ labels }))
}

const agos = ['P0D', 'P1D', 'P7D', 'P1M', 'P1Y2M3W4DT5H6M7S', 'PT36H']

function when(dates: readonly Date[]): fc.Arbitrary<When> {
  const ago = fc.constantFrom(...agos)
  const startOf = fc.constantFrom('day' as const, 'week' as const, 'month' as const)
  const tz = fc.constantFrom('UTC', 'Europe/Paris', 'America/St_Johns', 'Pacific/Kiritimati')
  return fc.oneof(
    fc.constantFrom(...dates),
    fc.record({ ago }),
    fc.record({ startOf, tz }),
    fc.record({ startOf, tz, ago }),
  )
}
