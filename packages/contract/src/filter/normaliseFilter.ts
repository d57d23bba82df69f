import { flagKeys, listKeys, whenKeys } from './keys.ts'
import type { Choice, ConversationFilter, Filter } from './types.ts'

const known = new WeakMap<ConversationFilter, Filter>()

/**
 * A filter in its inner shape, where a list is `in` and labels are `any`: what the schema's answer
 * looks like, for a filter that is known to be well formed. Remembered by reference.
 */
export function normaliseFilter(filter: ConversationFilter | undefined): Filter {
  if (!filter) return {}
  const held = known.get(filter)
  if (held) return held
  const normal = normalise(filter)
  known.set(filter, normal)
  return normal
}

function normalise(filter: ConversationFilter): Filter {
  const normal: Record<string, unknown> = {}
  for (const key of Object.keys(listKeys) as (keyof typeof listKeys)[])
    normal[key] = choice(filter[key] as unknown[] | Choice<unknown> | undefined)
  for (const key of [...Object.keys(flagKeys), ...whenKeys] as (keyof Filter)[])
    normal[key] = filter[key]
  const { labels, search, and, or, not } = filter
  normal['labels'] = Array.isArray(labels) ? { any: labels } : labels
  normal['search'] = search?.trim() ? search : undefined
  normal['and'] = and?.map(normalise)
  normal['or'] = or?.map(normalise)
  normal['not'] = not && normalise(not)
  return Object.fromEntries(Object.entries(normal).filter(([, value]) => value !== undefined))
}

function choice<T>(given: T[] | Choice<T> | undefined): Choice<T> | undefined {
  return Array.isArray(given) ? { in: given } : given
}
