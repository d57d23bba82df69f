import { limits } from '../limits.ts'

interface Measure {
  depth: number
  terms: number
}

/**
 * How deep a given (unparsed) filter nests and how many terms it holds, without recursion and
 * giving up once over a limit. One outer `and` with an `id` list counts toward neither: the mirror
 * asks that way about rows it does not hold.
 */
export function measureFilter(given: unknown): Measure {
  const open = startOf(given)
  let depth = 0
  let terms = 0
  for (let next = open.pop(); next; next = open.pop()) {
    depth = Math.max(depth, next.depth)
    if (depth > limits.filterDepth || terms > limits.filterTerms) break
    for (const [key, value] of Object.entries(next.filter)) {
      const groups = groupsOf(key, value)
      if (!groups) terms += 1
      else for (const filter of groups) open.push({ filter, depth: next.depth + 1 })
    }
  }
  return { depth, terms }
}

function startOf(given: unknown): { filter: object; depth: number }[] {
  if (!isObject(given)) return []
  const and = 'and' in given && Object.keys(given).length === 1 ? given.and : null
  if (!Array.isArray(and) || and.length !== 2 || !and.some(isIdList))
    return [{ filter: given, depth: 0 }]
  return and
    .filter((filter) => isObject(filter) && !isIdList(filter))
    .map((filter: object) => ({ filter, depth: 0 }))
}

function isIdList(filter: unknown): boolean {
  return isObject(filter) && 'id' in filter && Object.keys(filter).length === 1
}

function groupsOf(key: string, value: unknown): object[] | null {
  if (key === 'not') return isObject(value) ? [value] : []
  if (key === 'and' || key === 'or') return Array.isArray(value) ? value.filter(isObject) : []
  return null
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
