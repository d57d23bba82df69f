import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, opendir, rename, rm, rmdir, stat } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { whoseKey } from './fileKeys.ts'
import { MissingFile } from './FileStore.ts'
import type { FileStore } from './FileStore.ts'

/** What is being written; left behind by a server that died. */
const unfinished = '.part'

/** Keeps files in a folder. Several servers share one only where the folder is shared. */
export function diskStore(folder: string): FileStore {
  const pathOf = (key: string) => {
    if (!whoseKey(key)) throw new Error('This is no name of a file.')
    return join(folder, ...key.split('/'))
  }

  async function writeStream(key: string, bytes: Readable) {
    const path = pathOf(key)
    const half = `${path}.${randomUUID()}${unfinished}`
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    try {
      await pipeline(bytes, createWriteStream(half, { mode: 0o600, flags: 'wx', flush: true }))
      await rename(half, path)
    } catch (error) {
      await rm(half, { force: true })
      throw error
    }
  }

  return {
    name: 'disk',
    write: (key, bytes) => writeStream(key, Readable.from([bytes])),
    writeStream,
    async read(key, range) {
      // Opened first: a stream would tell only later that there is nothing.
      const handle = await open(pathOf(key)).catch((error: NodeJS.ErrnoException) => {
        throw error.code === 'ENOENT' ? new MissingFile(key) : error
      })
      return createReadStream('', { fd: handle, ...range })
    },
    async remove(keys) {
      for (const key of keys) await rm(pathOf(key), { force: true })
      // The folder of a file whose last bytes are gone; it stays while there are others.
      for (const path of new Set(keys.map((key) => dirname(pathOf(key)))))
        await rmdir(path).catch(() => {})
    },
    async *list() {
      const entries = await opendir(folder, { recursive: true }).catch(() => null)
      if (!entries) return
      for await (const entry of entries) {
        if (!entry.isFile()) continue
        const path = join(entry.parentPath, entry.name)
        const found = await stat(path).catch(() => null)
        if (!found) continue
        const key = relative(folder, path).split(/[/\\]/).join('/')
        if (whoseKey(key)) yield { key, at: found.mtime }
        else if (isForgotten(entry.name, found.mtime)) await rm(path, { force: true })
      }
    },
  }
}

/** Nothing takes a day to be written. */
function isForgotten(name: string, at: Date): boolean {
  return name.endsWith(unfinished) && at.getTime() < Date.now() - 24 * 60 * 60 * 1000
}
