import { normaliseFilter, printAddress } from '@parley/contract'
import type { ConversationFilter, Sort } from '@parley/contract'

export interface Ask {
  filter: ConversationFilter
  sort?: Sort | null | undefined
}

/** Whether two ask for the same conversations in the same order, however their lists are written. */
export function sameAsk(a: Ask, b: Ask): boolean {
  return printAsk(a) === printAsk(b)
}

function printAsk({ filter, sort }: Ask): string {
  return printAddress({
    filter: inOrder(normaliseFilter(filter)) as ReturnType<typeof normaliseFilter>,
    sort: sort ?? undefined,
  })
}

/** Keys and values sorted: their order means nothing. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(inOrder).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  const parts = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(parts.map(([key, part]) => [key, inOrder(part)]))
}
