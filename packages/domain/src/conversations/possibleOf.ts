import type { Choice, Filter, Priority } from '@parley/contract'
import { priorityRank } from './conversationRow.ts'
import type { Possible } from './segmentsOf.ts'

/** What the filter leaves possible of what orders are cut by. */
export function possibleOf(filter: Filter): Possible {
  const parts = [filter, ...(filter.and ?? [])]
  const priorities = parts.flatMap(({ priority }) => priority ?? [])
  const waits = parts.flatMap(({ waitingFor }) => waitingFor ?? [])
  return {
    priority: (rank) => priorities.every((choice) => mayRank(choice, rank)),
    waits: (any) =>
      waits.every((choice) =>
        (any ? (['contact', 'agent'] as const) : [null]).some((value) => leaves(choice, value)),
      ),
  }
}

function mayRank(choice: Choice<Priority | null>, rank: number | null): boolean {
  return leaves({ in: choice.in?.map(priorityRank), notIn: choice.notIn?.map(priorityRank) }, rank)
}

/** Whether a choice leaves a value possible. */
export function leaves<T>(choice: Choice<T>, value: T): boolean {
  return (choice.in?.includes(value) ?? true) && !choice.notIn?.includes(value)
}
