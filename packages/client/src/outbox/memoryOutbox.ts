import type { Kept } from './Kept.ts'
import type { OutboxStore, Owner } from './OutboxStore.ts'

/** Keeps what waits as long as the process lives. */
export function memoryOutbox(): OutboxStore {
  const held = new Map<string, Map<string, Kept>>()
  const of = ({ userId, accountId }: Owner) => {
    const key = `${userId} ${accountId}`
    const known = held.get(key) ?? new Map<string, Kept>()
    held.set(key, known)
    return known
  }
  return {
    read: async (owner) => [...of(owner).values()],
    write: async (owner, kept) => void of(owner).set(kept.id, kept),
    remove: async (owner, id) => void of(owner).delete(id),
    async forget(userId) {
      for (const key of held.keys()) if (key.startsWith(`${userId} `)) held.delete(key)
    },
  }
}
