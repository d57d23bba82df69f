import { createRealtime } from '@parley/realtime'
import type { Realtime } from '@parley/realtime'

const never = 2 ** 31 - 1

/** A room that never compares its positions with PostgreSQL, and does not miss it. */
export function muteCheck(options: Parameters<typeof createRealtime>[0]): Realtime {
  const bus = { ...options.bus, onTurned: () => {} }
  const limits = { compareMs: never, compareSickMs: never, staleMs: never }
  return createRealtime({ ...options, bus, limits })
}
