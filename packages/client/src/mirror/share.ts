/** The new value, with every part that equals the old one as the very same object, so that nothing is drawn again for it. */
export function share<T>(before: unknown, after: T): T {
  if (Object.is(before, after)) return after
  if (Array.isArray(after)) return shareArray(before, after) as T
  if (after instanceof Date)
    return before instanceof Date && before.getTime() === after.getTime() ? (before as T) : after
  if (!isPlain(after) || !isPlain(before)) return after
  return shareObject(before, after)
}

function shareArray(before: unknown, after: unknown[]): unknown[] {
  if (!Array.isArray(before)) return after
  const byId = new Map(before.filter(isPlain).map((item) => [item['id'], item]))
  const shared = after.map((item, index) =>
    share(isPlain(item) && item['id'] !== undefined ? byId.get(item['id']) : before[index], item),
  )
  const isSame =
    shared.length === before.length && shared.every((item, index) => Object.is(item, before[index]))
  return isSame ? before : shared
}

function shareObject<T extends object>(before: Record<string, unknown>, after: T): T {
  const entries = Object.entries(after).map(
    ([key, value]) => [key, share(before[key], value)] as const,
  )
  const isSame =
    entries.length === Object.keys(before).length &&
    entries.every(([key, value]) => key in before && Object.is(before[key], value))
  return (isSame ? before : Object.fromEntries(entries)) as T
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  )
}
