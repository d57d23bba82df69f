import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { AttachmentId, ConversationId, MessageId } from '@parley/contract'
import { tables } from '@parley/db'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import {
  advanceUpload,
  cancelAttachment,
  createAttachment,
  createConversation,
  deleteMessage,
  finishUpload,
  sendMessage,
} from '@parley/domain'
import { makeAccount } from '@parley/domain/testing'
import type { TestAccount } from '@parley/domain/testing'
import { diskStore } from '../files/diskStore.ts'
import { keyFor } from '../files/fileKeys.ts'
import { startSweeping } from './startSweeping.ts'

let fresh: FreshDb
let home: TestAccount
let folder: string
let store: ReturnType<typeof diskStore>
beforeAll(async () => {
  fresh = await freshDb()
  home = await makeAccount(fresh.db)
  folder = await mkdtemp(join(tmpdir(), 'parley-sweep-'))
  store = diskStore(folder)
})
afterAll(async () => {
  await fresh?.drop()
  await rm(folder, { recursive: true, force: true })
})

const log = { info() {}, warn() {}, error: vi.fn() }
const day = 24 * 60 * 60 * 1000

async function keys() {
  const found = []
  for await (const { key } of store.list()) found.push(key)
  return found.toSorted()
}

/** Bytes under a name, as old as told. */
async function put(attachmentId: string, ageMs = 0) {
  const key = keyFor({ accountId: home.id, attachmentId })
  await store.write(key, Buffer.from('abc'))
  const at = new Date(Date.now() - ageMs)
  await utimes(join(folder, key), at, at)
  return key
}

async function makeFile(ageMs = 0) {
  const by = home.ana
  const id = uuidv7() as AttachmentId
  await createAttachment(fresh.db, {
    id,
    name: 'a',
    size: 3,
    limits: { bytes: 9, unsent: 99 },
    by,
  })
  const { attachments: a } = tables
  const createdAt = new Date(Date.now() - ageMs)
  await fresh.db.orm.update(a).set({ createdAt }).where(eq(a.id, id))
  const part = await put(id, ageMs)
  await advanceUpload(fresh.db, { attachmentId: id, offset: 0, part: { key: part, size: 3 }, by })
  const [fileKey, previewKey] = [await put(id, ageMs), await put(id, ageMs)]
  const found = { kind: 'file' as const, type: 'text/plain', fileSize: 3, fileKey, previewKey }
  const rest = { previewType: 'image/webp', width: null, height: null }
  await finishUpload(fresh.db, { attachmentId: id, found: { ...found, ...rest }, by })
  return { id, part, kept: [fileKey, previewKey] }
}

test('removes files of deleted messages, cancelled and unsent ones and what no row knows, and nothing else', async () => {
  const { conversation } = await createConversation(fresh.db, {
    id: uuidv7() as ConversationId,
    kind: 'direct',
    participantIds: [home.bo.userId],
    by: home.ana,
  })
  const say = (attachmentId: AttachmentId) =>
    sendMessage(fresh.db, {
      id: uuidv7() as MessageId,
      conversationId: conversation.id,
      body: '',
      attachmentIds: [attachmentId],
      by: home.ana,
    })
  const [sent, deleted, cancelled, _unsent, recent] = [
    await makeFile(2 * day),
    await makeFile(),
    await makeFile(),
    await makeFile(2 * day),
    await makeFile(),
  ]
  await say(sent.id)
  const { message } = await say(deleted.id)
  await deleteMessage(fresh.db, { messageId: message.id, by: home.ana })
  await cancelAttachment(fresh.db, { attachmentId: cancelled.id, by: home.ana })
  await put(randomUUID(), 2 * day)
  const young = await put(randomUUID())
  // Left behind between two steps: no row names it any more, but it is young.
  const left = recent.part
  const job = startSweeping({ db: fresh.db, store, log, everyMs: 50 })
  const expected = [...sent.kept, ...recent.kept, young, left, deleted.part, cancelled.part]
  await vi.waitFor(async () => expect(await keys()).toEqual(expected.toSorted()), {
    timeout: 10_000,
  })
  const { id } = await makeFile()
  await cancelAttachment(fresh.db, { attachmentId: id, by: home.ana })
  const rows = () => fresh.db.orm.select().from(tables.attachments)
  await vi.waitFor(
    async () =>
      expect((await rows()).map((row) => row.id).toSorted()).toEqual(
        [sent.id, recent.id].toSorted(),
      ),
    { timeout: 10_000 },
  )
  await job.stop()
  expect(log.error).not.toHaveBeenCalled()
})
