import 'fake-indexeddb/auto'
import { afterEach, expect, test, vi } from 'vitest'
import type { Upload } from '@parley/contract'
import { indexedDbBlobs } from './indexedDbBlobs.ts'
import type { BlobStore, FileDraft } from './KeptFile.ts'
import { Uploads } from './Uploads.ts'
import { withFiles } from './withFiles.ts'

/** A server that keeps what it is sent, as far as the line holds. */
function playServer() {
  const files = new Map<string, { upload: Upload; bytes: Buffer }>()
  const asked: { offset: number; size: number }[] = []
  let fault: (() => Response | Error | null) | null = null
  const create = vi.fn(async ({ id, size }: { id: string; size: number }) => {
    const held = files.get(id) ?? {
      upload: { id, state: 'pending', received: 0, size, attachment: null } as unknown as Upload,
      bytes: Buffer.alloc(0),
    }
    files.set(id, held)
    return { upload: { ...held.upload } }
  })
  const cancel = vi.fn(async () => ({}))
  const fetch = async (url: string, { headers, body }: { headers: object; body: Blob }) => {
    const offset = Number((headers as Record<string, string>)['upload-offset'])
    asked.push({ offset, size: body.size })
    const failed = fault?.()
    if (failed instanceof Error) throw failed
    if (failed) return failed
    const held = files.get(url.split('/').at(-1)!)!
    if (offset !== held.upload.received)
      return Response.json({ failure: 'attachment.offset', retryable: true }, { status: 409 })
    held.bytes = Buffer.concat([held.bytes, Buffer.from(await body.arrayBuffer())])
    held.upload.received = held.bytes.length
    if (held.bytes.length === held.upload.size) {
      const attachment = { id: held.upload.id, type: 'seen', size: held.upload.size }
      Object.assign(held.upload, { state: 'ready', attachment })
    }
    return Response.json({ upload: held.upload })
  }
  const open = (store?: BlobStore) =>
    new Uploads({
      accountId: 'account',
      api: {
        attachments: {
          create: { mutate: create },
          cancel: { mutate: cancel },
          get: { query: async () => ({ upload: {} }) },
        },
      } as never,
      door: {
        url: 'https://parley.test/api/attachments/account',
        headers: () => ({}),
        fetch: fetch as never,
      },
      store,
      userId: () => 'me',
    })
  const setFault = (next: typeof fault) => (fault = next)
  return { files, asked, create, cancel, open, setFault }
}

const draft = (size: number): FileDraft => ({
  bytes: new Blob([Buffer.alloc(size, 7)]),
  name: '../a.bin',
  kind: 'file',
})
const refused = (failure: string, status: number) =>
  Response.json({ failure, message: failure, retryable: false }, { status })
afterEach(() => vi.useRealTimers())

test('a file is uploaded piece by piece as soon as it is chosen, and says how far it is', async () => {
  const server = playServer()
  const uploads = server.open()
  const seen: number[] = []
  uploads.states.subscribe(() => seen.push([...uploads.states.get().values()][0]?.sent ?? -1))
  const { id, name } = uploads.add(draft(1_000_000))
  expect(name).toBe('a.bin')
  expect(await uploads.finish(id)).toMatchObject({ id, type: 'seen' })
  expect(server.files.get(id)!.bytes).toHaveLength(1_000_000)
  expect(server.asked.length).toBeGreaterThan(1)
  expect(seen).toEqual([...seen].sort((a, b) => a - b))
  expect(uploads.states.get().get(id)).toMatchObject({ state: 'ready', sent: 1_000_000 })
})

test('a line that breaks costs a piece, not the file', async () => {
  const server = playServer()
  const uploads = server.open()
  let calls = 0
  server.setFault(() => (++calls === 2 ? new Error('The line broke.') : null))
  const { id } = uploads.add(draft(900_000))
  // It waits for half a second at most, or for next to nothing.
  const received = new Promise<number>((resolve) => {
    uploads.states.subscribe(() => {
      if (uploads.states.get().get(id)?.state !== 'waiting') return
      expect(calls).toBe(2)
      resolve(server.files.get(id)!.upload.received)
    })
  })
  const finished = uploads.finish(id)
  expect(await received).toBeGreaterThan(0)
  uploads.hurry()
  await finished
  expect(server.files.get(id)!.bytes).toHaveLength(900_000)
  const sent = server.asked.reduce((sum, { size }) => sum + size, 0)
  expect(sent).toBeLessThan(2 * 900_000)
})

test('what the server will never take fails with its word, and can be tried again', async () => {
  const server = playServer()
  const uploads = server.open()
  server.setFault(() => refused('attachment.unsafe', 422))
  const { id } = uploads.add(draft(100))
  await expect(uploads.finish(id)).rejects.toThrow('422')
  expect(uploads.states.get().get(id)).toMatchObject({
    state: 'failed',
    error: { failure: 'attachment.unsafe' },
  })
  server.setFault(null)
  uploads.retry(id)
  expect(await uploads.finish(id)).toMatchObject({ id })
})

test('another window goes on with what this one left, from the browser’s store', async () => {
  const server = playServer()
  const store = indexedDbBlobs('test-files')
  const first = server.open(store)
  server.setFault(() => new Error('No network.'))
  const { id } = first.add(draft(500))
  await vi.waitFor(async () => expect(await store.read('me', id)).not.toBeNull(), 10_000)
  first.close()
  server.setFault(null)
  const second = server.open(store)
  expect(await second.finish(id)).toMatchObject({ id, type: 'seen' })
  second.forget(id)
  await vi.waitFor(async () => expect(await store.read('me', id)).toBeNull(), 10_000)
})

test('cancelled, it is gone here and there', async () => {
  const server = playServer()
  const uploads = server.open()
  const { id } = uploads.add(draft(100))
  uploads.cancel(id)
  expect(uploads.states.get().has(id)).toBe(false)
  expect(server.cancel).toHaveBeenCalledWith(expect.objectContaining({ attachmentId: id }))
})

test('a message is told after its files are there; a file that is lost refuses it', async () => {
  const server = playServer()
  const uploads = server.open()
  const told: string[] = []
  const ask = withFiles(async ({ id }) => {
    told.push(id)
    return { asOf: '1.a' as never }
  }, uploads)
  const attachment = uploads.add(draft(600_000))
  const kept = (attachments: object[]) =>
    ({ id: 'm', change: { type: 'send', attachments } }) as never
  const asked = ask(kept([attachment]), new AbortController().signal)
  expect(told).toEqual([])
  await asked
  expect([told, server.files.get(attachment.id)!.upload.state]).toEqual([['m'], 'ready'])
  expect(uploads.states.get().size).toBe(0)
  await expect(ask(kept([{ id: 'lost' }]), new AbortController().signal)).rejects.toMatchObject({
    data: { failure: 'attachment.notFound' },
  })
})
