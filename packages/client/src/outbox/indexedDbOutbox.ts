import type { DBSchema, IDBPDatabase } from 'idb'
import type { Kept } from './Kept.ts'
import type { OutboxStore, Owner } from './OutboxStore.ts'
import { tabs } from './tabs.ts'

interface Schema extends DBSchema {
  outbox: { key: [userId: string, accountId: string, id: string]; value: Kept }
}

/** Keeps what waits in the browser, for all its tabs: over reloads, crashes and a week without network. */
export function indexedDbOutbox(name = 'parley'): OutboxStore {
  let opening: Promise<IDBPDatabase<Schema>> | null = null
  const open = () => {
    opening ??= begin()
    opening.catch(() => (opening = null))
    return opening
  }
  // A page is drawn without it.
  const begin = async () =>
    (await import('idb')).openDB<Schema>(name, 1, {
      upgrade: (db) => void db.createObjectStore('outbox'),
      // A newer version of the page wants the store: it is opened again when it is needed.
      blocking: () => void close(),
      terminated: () => (opening = null),
    })
  const close = async () => {
    const db = await opening
    opening = null
    db?.close()
  }
  return {
    read: async ({ userId, accountId }) =>
      (await open()).getAll('outbox', within([userId, accountId])),
    async write(owner, kept) {
      await (await open()).put('outbox', kept, keyOf(owner, kept.id))
    },
    remove: async (owner, id) => (await open()).delete('outbox', keyOf(owner, id)),
    forget: async (userId) => (await open()).delete('outbox', within([userId])),
    windows: ({ userId, accountId }) => tabs(`${name}.outbox.${userId}.${accountId}`),
  }
}

function keyOf({ userId, accountId }: Owner, id: string): Schema['outbox']['key'] {
  return [userId, accountId, id]
}

/** All keys that begin so: an array comes after every text. */
function within(begin: string[]): IDBKeyRange {
  return IDBKeyRange.bound(begin, [...begin, []])
}
