import type { Filter, Sort } from '@parley/contract'
import { ConversationFilterSchema, SortSchema } from '@parley/contract/schema'

interface Read {
  filter: Filter
  sort: Sort | null
  /** What could not be read and was left out. */
  unread: string[]
}

/**
 * A filter and sort as they were kept, through the schema of today: what it cannot read any more is
 * left out by its key, and the rest still opens.
 */
export function readStoredFilter(stored: { filter: unknown; sort: unknown }): Read {
  const { filter, unread } = readFilter(stored.filter)
  if (stored.sort === null) return { filter, sort: null, unread }
  const { success, data } = SortSchema.safeParse(stored.sort)
  return success
    ? { filter, sort: data, unread }
    : { filter, sort: null, unread: [...unread, 'sort'] }
}

function readFilter(stored: unknown): Omit<Read, 'sort'> {
  const whole = ConversationFilterSchema.safeParse(stored)
  if (whole.success) return { filter: whole.data, unread: [] }
  if (typeof stored !== 'object' || stored === null) return { filter: {}, unread: ['filter'] }
  const filter: Filter = {}
  const unread: string[] = []
  for (const [key, value] of Object.entries(stored)) {
    const part = ConversationFilterSchema.safeParse({ [key]: value })
    if (part.success) Object.assign(filter, part.data)
    else unread.push(key)
  }
  // Each part may pass where the whole is too deep or too long.
  return ConversationFilterSchema.safeParse(filter).success
    ? { filter, unread }
    : { filter: {}, unread: ['filter'] }
}
