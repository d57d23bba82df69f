import type { Reader, ReaderLine, Violation } from './History.ts'
import { topicsOfReader } from './Log.ts'
import type { Log } from './Log.ts'
import type { Standing } from './checkOrder.ts'

interface Truth {
  /** The newest messages of each conversation, `seq:id` ascending. */
  newest: ReadonlyMap<string, readonly string[]>
  log: Log
}

/**
 * Two seconds after all is healed and while nobody writes: what a reader shows is what PostgreSQL
 * has, and it has heard all it may hear.
 */
export function checkState(
  reader: Reader,
  shown: Extract<ReaderLine, { k: 'state' }>,
  { position }: Standing,
  { newest, log }: Truth,
): Violation[] {
  if (reader.leaves) return []
  const violations = reader.conversations.flatMap((conversation): Violation[] => {
    const wanted = newest.get(conversation) ?? []
    const got = shown.shown[conversation] ?? []
    if (wanted.length === got.length && wanted.every((one, index) => one === got[index])) return []
    const missing = wanted.filter((one) => !got.includes(one))
    const extra = got.filter((one) => !wanted.includes(one))
    const detail = `${reader.name} shows ${conversation} without ${some(missing)} and with ${some(extra)}`
    return [{ kind: 'stale', detail }]
  })
  const unheard = log.heardBetween(position ?? 0, log.head + 1, topicsOfReader(reader))
  if (unheard.length > 0)
    violations.push({
      kind: 'stale',
      detail: `${reader.name} is at ${position} and has not heard ${some(unheard)}`,
    })
  return violations
}

function some(list: readonly (string | number)[]): string {
  if (list.length === 0) return 'nothing'
  return list.slice(0, 3).join(', ') + (list.length > 3 ? ` and ${list.length - 3} more` : '')
}
