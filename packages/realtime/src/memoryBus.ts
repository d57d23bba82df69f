import type { Bus, BusMessage } from './bus.ts'

/** The bus of one process; realtimes that are given the same one hear each other. */
export function memoryBus(): Bus {
  const channels = new Map<string, Set<(message: BusMessage) => void>>()
  return {
    shared: false,
    async publish(accountId, message) {
      for (const hear of channels.get(accountId) ?? []) hear(message)
    },
    async subscribe(accountId, hear) {
      const listeners = channels.get(accountId) ?? new Set()
      channels.set(accountId, listeners.add(hear))
      return async () => {
        listeners.delete(hear)
        if (listeners.size === 0) channels.delete(accountId)
      }
    },
    healthy: () => true,
    state: () => ({ name: 'off' }),
    onTurned() {},
    async close() {
      channels.clear()
    },
  }
}
