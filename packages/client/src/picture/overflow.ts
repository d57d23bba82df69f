import type { Procedure } from '../apply/Query.ts'

/** What is known of a kept answer without reading it. */
export interface About {
  procedure: Procedure
  /** About its size, in bytes. */
  size: number
  /** When it was last on the screen, and last written (milliseconds of Date.now). */
  usedAt: number
  keptAt: number
}

const mostBytes = 16 * 1024 * 1024
const mostOthers = 20
const most: Partial<Record<Procedure, number>> = {
  'conversations.list': 20,
  'conversations.get': 50,
  'messages.list': 50,
}

/** What must go so that no more is kept than may be: what was looked at longest ago. */
export function overflow<T extends About>(all: readonly T[]): T[] {
  const left = new Map<string, number>()
  let bytes = 0
  return [...all]
    .sort((a, b) => b.usedAt - a.usedAt)
    .filter(({ procedure, size }) => {
      const kind = procedure in most ? procedure : 'others'
      const count = (left.get(kind) ?? 0) + 1
      const fits = count <= (most[procedure] ?? mostOthers) && bytes + size <= mostBytes
      if (!fits) return true
      left.set(kind, count)
      bytes += size
      return false
    })
}
