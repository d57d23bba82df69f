import type { IncomingMessage } from 'node:http'
import { Failure } from '@parley/contract'
import type { Actor, Upload } from '@parley/contract'
import { advanceUpload, largerThanSaid, notThere } from '@parley/domain'
import type { Db } from '@parley/db'
import { keyFor } from './fileKeys.ts'
import type { FileStore } from './FileStore.ts'

interface Receiving {
  db: Db
  store: FileStore
}

/** What came so far is kept in parts of this size while the rest is on its way … */
const partBytes = 1024 * 1024
/** … and what is left when the line breaks, unless it is less: parts cost, and little is soon sent again. */
const leastBytes = 64 * 1024

/**
 * Takes bytes of an upload as they come, from `offset` on; holds one part of them in memory. Answers
 * where the next one goes, also when the line broke. Refuses with attachment.offset and, without
 * keeping what is beyond, with attachment.tooLarge.
 */
export async function receiveUpload(
  { db, store }: Receiving,
  { upload, offset, by }: { upload: Upload; offset: number; by: Actor },
  req: IncomingMessage,
): Promise<{ received: number; isBroken: boolean }> {
  const { id: attachmentId, size } = upload
  if (offset !== upload.received) throw notThere(upload.received)
  if (offset + Number(req.headers['content-length'] ?? 0) > size) throw largerThanSaid(size)
  let received = offset
  let held: Buffer[] = []
  let heldBytes = 0
  const keep = async () => {
    const bytes = Buffer.concat(held)
    held = []
    heldBytes = 0
    const key = keyFor({ accountId: by.accountId, attachmentId })
    await store.write(key, bytes)
    const part = { key, size: bytes.length }
    await advanceUpload(db, { attachmentId, offset: received, part, by }).catch(
      async (error: unknown) => {
        await store.remove([key]).catch(() => {})
        throw error
      },
    )
    received += bytes.length
  }
  let isBroken = false
  const chunks = (req as AsyncIterable<Buffer>)[Symbol.asyncIterator]()
  for (;;) {
    const next = await chunks.next().catch(() => null)
    isBroken = next === null
    if (!next || next.done) break
    held.push(next.value)
    heldBytes += next.value.length
    if (received + heldBytes > size) throw largerThanSaid(size)
    if (heldBytes >= partBytes) await keep()
  }
  if (heldBytes >= leastBytes || (heldBytes > 0 && received + heldBytes === size)) await keep()
  return { received, isBroken }
}

/** The header that says where the first byte of the body goes. */
export function offsetOf(req: IncomingMessage): number {
  const given = req.headers['upload-offset']
  if (typeof given !== 'string' || !/^\d{1,15}$/.test(given))
    throw new Failure('input.invalid', {
      field: 'upload-offset',
      message: 'upload-offset: say where the first byte goes',
    })
  return Number(given)
}
