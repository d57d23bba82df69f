import { Readable } from 'node:stream'
import type { FileStore } from './FileStore.ts'

interface Part {
  key: string
  size: number
}

/** The parts one behind the other; each is opened when it is reached. */
export function joinParts(store: FileStore, parts: readonly Part[]): Readable {
  return Readable.from(
    (async function* () {
      for (const { key } of parts) yield* await store.read(key)
    })(),
    { objectMode: false },
  )
}

/** The first bytes of what the parts make together. */
export async function headOf(
  store: FileStore,
  parts: readonly Part[],
  bytes: number,
): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of joinParts(store, parts) as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    size += chunk.length
    if (size >= bytes) break
  }
  return Buffer.concat(chunks).subarray(0, bytes)
}
