import type { Db } from '@parley/db'
import { keysOf } from '@parley/domain'
import { whoseKey } from './fileKeys.ts'
import type { FileStore, StoredFile } from './FileStore.ts'

interface Sweeping {
  db: Db
  store: FileStore
  /** What was written later may still be on its way into its row. */
  before: Date
  /** Called between steps. */
  hold: () => Promise<unknown>
  isStopping: () => boolean
}

const batch = 200

/** Removes what the store holds and no row knows; answers how many. */
export async function sweepStore({
  db,
  store,
  before,
  hold,
  isStopping,
}: Sweeping): Promise<number> {
  let removed = 0
  let found: StoredFile[] = []
  const look = async () => {
    const files = found.flatMap(({ key }) => whoseKey(key) ?? [])
    const known = await keysOf(db, files)
    const unknown = found.map(({ key }) => key).filter((key) => !known.has(key))
    await store.remove(unknown)
    removed += unknown.length
    found = []
    await hold()
  }
  for await (const file of store.list()) {
    if (isStopping()) return removed
    if (file.at < before) found.push(file)
    if (found.length >= batch) await look()
  }
  await look()
  return removed
}
