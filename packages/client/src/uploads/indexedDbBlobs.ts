import type { DBSchema, IDBPDatabase } from 'idb'
import type { BlobStore, KeptFile } from './KeptFile.ts'

interface Schema extends DBSchema {
  files: { key: [userId: string, id: string]; value: KeptFile }
}

/** As much of one person's files is kept in a browser. */
const mostBytes = 200 * 1024 * 1024
/** What waited this long is not waited for any more. */
const oldMs = 7 * 24 * 60 * 60 * 1000

/** Keeps files that wait to be sent in the browser, for all its tabs and over reloads. */
export function indexedDbBlobs(name = 'parley-files'): BlobStore {
  let opening: Promise<IDBPDatabase<Schema>> | null = null
  const open = () => {
    opening ??= begin()
    opening.catch(() => (opening = null))
    return opening
  }
  // A page is drawn without it.
  const begin = async () =>
    (await import('idb')).openDB<Schema>(name, 1, {
      upgrade: (db) => void db.createObjectStore('files'),
      blocking: () => void close(),
      terminated: () => (opening = null),
    })
  const close = async () => {
    const db = await opening
    opening = null
    db?.close()
  }
  const allOf = (userId: string) => IDBKeyRange.bound([userId], [userId, []])
  return {
    read: async (userId, id) => (await (await open()).get('files', [userId, id])) ?? null,
    async write(userId, file) {
      const db = await open()
      const held = await db.getAll('files', allOf(userId))
      for (const old of held.filter(({ at }) => at.getTime() < Date.now() - oldMs))
        await db.delete('files', [userId, old.id])
      const size = held.reduce((sum, { bytes }) => sum + bytes.size, file.bytes.size)
      if (size <= mostBytes) await db.put('files', file, [userId, file.id])
    },
    remove: async (userId, id) => (await open()).delete('files', [userId, id]),
    forget: async (userId) => (await open()).delete('files', allOf(userId)),
  }
}
