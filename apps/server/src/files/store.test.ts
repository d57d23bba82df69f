import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { diskStore } from './diskStore.ts'
import { keyFor, whoseKey } from './fileKeys.ts'
import { MissingFile } from './FileStore.ts'
import type { FileStore } from './FileStore.ts'
import { s3Store } from './s3Store.ts'
import { startS3 } from './testing/startS3.ts'

let folder: string
let s3: Awaited<ReturnType<typeof startS3>>
const stores: Record<string, FileStore> = {}
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-files-'))
  s3 = await startS3()
  stores['disk'] = diskStore(join(folder, 'files'))
  stores['s3'] = s3Store(s3.settings)
})
afterAll(async () => {
  await s3?.stop()
  await rm(folder, { recursive: true, force: true })
})

const whose = () => ({ accountId: randomUUID(), attachmentId: randomUUID() })

describe.each(['disk', 's3'])('%s', (name) => {
  const read = async (...asked: Parameters<FileStore['read']>) =>
    buffer(await stores[name]!.read(...asked))

  test('gives back what was written, whole and in part', async () => {
    const [one, two] = [keyFor(whose()), keyFor(whose())]
    const bytes = randomBytes(300_000)
    await stores[name]!.write(one, bytes)
    expect(bytes.equals(await read(one))).toBe(true)
    const half = bytes.subarray(0, 100_000)
    await stores[name]!.writeStream(two, Readable.from([half, half]), 200_000)
    expect(await read(two, { start: 99_999, end: 100_001 })).toEqual(
      Buffer.concat([half.subarray(-1), half.subarray(0, 2)]),
    )
  })

  test('lists every file and forgets those that are removed, also twice', async () => {
    const keys = [1, 2, 3, 4, 5].map(() => keyFor(whose()))
    for (const key of keys) await stores[name]!.write(key, Buffer.from('x'))
    const listed = async () => {
      const found = []
      for await (const file of stores[name]!.list()) found.push(file)
      return found
    }
    const files = await listed()
    expect(files.map(({ key }) => key)).toEqual(expect.arrayContaining(keys))
    expect(Date.now() - files[0]!.at.getTime()).toBeLessThan(60_000)
    await stores[name]!.remove(keys)
    await stores[name]!.remove(keys)
    expect((await listed()).filter(({ key }) => keys.includes(key))).toEqual([])
  })

  test('says when there is nothing, and takes no name that is not its own', async () => {
    await expect(read(keyFor(whose()))).rejects.toThrow(MissingFile)
    for (const key of ['../../etc/passwd', 'a/b', `${randomUUID()}/${randomUUID()}/../x`, ''])
      await expect((async () => stores[name]!.write(key, Buffer.from('x')))()).rejects.toThrow(
        'no name of a file',
      )
  })

  test('a stream that breaks leaves nothing', async () => {
    const key = keyFor(whose())
    async function* broken() {
      yield Buffer.from('some')
      throw new Error('The line broke.')
    }
    await expect(stores[name]!.writeStream(key, Readable.from(broken()), 100)).rejects.toThrow()
    await expect(read(key)).rejects.toThrow(MissingFile)
  })
})

test('a folder is private, and goes with its last file', async () => {
  const key = keyFor(whose())
  const { accountId, attachmentId } = whoseKey(key)!
  await stores['disk']!.write(key, Buffer.from('x'))
  expect(await readdir(join(folder, 'files', accountId))).toEqual([attachmentId])
  await stores['disk']!.remove([key])
  expect(await readdir(join(folder, 'files', accountId))).toEqual([])
})

test('S3 keeps under the prefix, and is signed', async () => {
  const key = keyFor(whose())
  await stores['s3']!.write(key, Buffer.from('x'))
  expect([...s3.objects.keys()]).toContain(`parley/${key}`)
  const foreign = s3Store({
    ...s3.settings,
    credentials: { accessKeyId: 'other', secretAccessKey: 'x' },
  })
  await expect(foreign.write(key, Buffer.from('y'))).rejects.toThrow('AccessDenied')
})
