import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor, AttachmentId, ConversationId, MessageId } from '@parley/contract'
import { readLog } from '@parley/db'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import { createConversation } from '../conversations/createConversation.ts'
import { getConversation } from '../conversations/getConversation.ts'
import { removeMember } from '../members/removeMember.ts'
import { deleteMessage } from '../messages/deleteMessage.ts'
import { editMessage } from '../messages/editMessage.ts'
import { listMessages } from '../messages/listMessages.ts'
import { sendMessage } from '../messages/sendMessage.ts'
import { makeAccount } from '../testing/makeAccount.ts'
import type { TestAccount } from '../testing/makeAccount.ts'
import { refusal } from '../testing/refusal.ts'
import { advanceUpload } from './advanceUpload.ts'
import { cancelAttachment } from './cancelAttachment.ts'
import { createAttachment } from './createAttachment.ts'
import { findAttachments } from './findAttachments.ts'
import { finishUpload } from './finishUpload.ts'
import { getUpload } from './getUpload.ts'
import { readFile } from './readFile.ts'
import { forgetRemoved, giveUpUnsent, keysOf, listRemoved } from './sweepAttachments.ts'

let fresh: FreshDb
let home: TestAccount
let other: TestAccount
let conversationId: ConversationId
const id = () => uuidv7() as AttachmentId & MessageId
const limits = { bytes: 1000, unsent: 5 }
const found = {
  kind: 'image' as const,
  type: 'image/png',
  fileSize: 90,
  fileKey: 'file',
  previewKey: 'preview',
  previewType: 'image/webp',
  width: 40,
  height: 30,
}

beforeAll(async () => {
  fresh = await freshDb()
})
afterAll(() => fresh?.drop())
beforeEach(async () => {
  home = await makeAccount(fresh.db)
  other = await makeAccount(fresh.db)
  const [contact] = home.contacts
  const { conversation } = await createConversation(fresh.db, {
    id: uuidv7() as ConversationId,
    kind: 'support',
    inboxId: home.inboxes[0],
    contactId: contact!.contactId,
    by: contact!,
  })
  conversationId = conversation.id
})

const announce = (more: Partial<Parameters<typeof createAttachment>[1]> = {}) =>
  createAttachment(fresh.db, {
    id: id(),
    name: 'photo.png',
    size: 100,
    limits,
    by: home.ana,
    ...more,
  })
const advance = (attachmentId: string, offset: number, size: number, by: Actor = home.ana) =>
  advanceUpload(fresh.db, { attachmentId, offset, part: { key: `at ${offset}`, size }, by })
async function upload(by: Actor = home.ana, more = {}, what = {}) {
  const { upload } = await announce({ by, ...more })
  await advance(upload.id, 0, 100, by)
  await finishUpload(fresh.db, { attachmentId: upload.id, found: { ...found, ...what }, by })
  return upload.id
}
const send = (attachmentIds: AttachmentId[], by: Actor = home.ana, more = {}) =>
  sendMessage(fresh.db, { id: id(), conversationId, body: '', attachmentIds, by, ...more })

describe('an upload', () => {
  test('is announced, advances part by part, and is ready once it was looked at', async () => {
    const { upload } = await announce({ name: '../holiday\u202e.png' })
    expect(upload).toMatchObject({ state: 'pending', received: 0, size: 100, attachment: null })
    await advance(upload.id, 0, 60)
    const { upload: moved } = await advance(upload.id, 60, 40)
    expect(moved).toMatchObject({ state: 'pending', received: 100 })
    const done = await finishUpload(fresh.db, { attachmentId: upload.id, found, by: home.ana })
    expect(done).toMatchObject({
      isFirst: true,
      upload: {
        state: 'ready',
        attachment: {
          kind: 'image',
          name: 'holiday.png',
          type: 'image/png',
          size: 90,
          width: 40,
          height: 30,
          duration: null,
          peaks: null,
          hasPreview: true,
        },
      },
    })
    const again = await finishUpload(fresh.db, { attachmentId: upload.id, found, by: home.ana })
    expect(again).toMatchObject({ isFirst: false, upload: { state: 'ready' } })
  })

  test('the same id goes on with the same file; with another one it is refused', async () => {
    const { upload } = await announce()
    await advance(upload.id, 0, 30)
    expect((await announce({ id: upload.id })).upload).toMatchObject({ received: 30 })
    expect(await refusal(announce({ id: upload.id, size: 101 }))).toBe('attachment.idReused id')
    expect(await refusal(announce({ id: upload.id, name: 'b.png' }))).toBe('attachment.idReused id')
    expect(await refusal(announce({ id: upload.id, by: home.bo }))).toBe('attachment.idReused id')
    // Another account knows nothing of it.
    expect((await announce({ id: upload.id, by: other.ana })).upload).toMatchObject({ received: 0 })
  })

  test('two announcements at once are one', async () => {
    const one = id()
    const both = await Promise.all([announce({ id: one }), announce({ id: one })])
    expect(both.map(({ upload }) => upload.id)).toEqual([one, one])
  })

  test('is refused when it is too large, and when too many wait, also all at once', async () => {
    expect(await refusal(announce({ size: 1001 }))).toBe('attachment.tooLarge size')
    const tries = await Promise.allSettled(Array.from({ length: 9 }, () => announce()))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
    expect(await refusal(announce())).toBe('attachment.tooMany')
    await announce({ by: home.bo })
  })

  test('a part elsewhere, beyond the size or of another person is refused', async () => {
    const { upload } = await announce()
    await advance(upload.id, 0, 50)
    expect(await refusal(advance(upload.id, 0, 50))).toBe('attachment.offset offset')
    expect(await refusal(advance(upload.id, 60, 10))).toBe('attachment.offset offset')
    expect(await refusal(advance(upload.id, 50, 51))).toBe('attachment.tooLarge size')
    for (const by of [home.bo, other.ana, home.contacts[0]!])
      expect(await refusal(advance(upload.id, 50, 50, by))).toBe('attachment.notFound attachmentId')
    const early = finishUpload(fresh.db, { attachmentId: upload.id, found, by: home.ana })
    expect(await refusal(early)).toBe('attachment.offset')
  })

  test('of two parts for one place one counts', async () => {
    const { upload } = await announce()
    const both = await Promise.allSettled([advance(upload.id, 0, 40), advance(upload.id, 0, 40)])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await getUpload(fresh.db, { attachmentId: upload.id, by: home.ana })).upload).toEqual(
      expect.objectContaining({ received: 40 }),
    )
  })

  test('who was removed from the account uploads nothing more', async () => {
    const { upload } = await announce({ by: home.bo })
    await removeMember(fresh.db, { userId: home.bo.userId, by: home.owner })
    expect(await refusal(advance(upload.id, 0, 50, home.bo))).toBe('account.notFound accountId')
  })

  test('a recording keeps the waveform that its sender measured; a picture does not', async () => {
    const media = { duration: 1200, peaks: [1, 50, 100], width: 9, height: 9 }
    const voice = await upload(home.ana, { isVoice: true, media }, { kind: 'voice', width: null })
    const { upload: kept } = await getUpload(fresh.db, { attachmentId: voice, by: home.ana })
    expect(kept.attachment).toMatchObject({ kind: 'voice', duration: 1200, peaks: [1, 50, 100] })
    const picture = await upload(home.ana, { media })
    const { upload: seen } = await getUpload(fresh.db, { attachmentId: picture, by: home.ana })
    expect(seen.attachment).toMatchObject({ width: 40, duration: null, peaks: null })
  })
})

describe('cancelAttachment', () => {
  test('takes away what is on its way or ready, once', async () => {
    for (const attachmentId of [(await announce()).upload.id, await upload()]) {
      const cancel = (by: Actor = home.ana) => cancelAttachment(fresh.db, { attachmentId, by })
      expect(await refusal(cancel(home.bo))).toBe('attachment.notFound attachmentId')
      expect(await cancel()).toMatchObject({ attachmentId })
      expect(await cancel()).toMatchObject({ attachmentId })
      expect(await refusal(getUpload(fresh.db, { attachmentId, by: home.ana }))).toBe(
        'attachment.notFound attachmentId',
      )
      expect(await refusal(send([attachmentId]))).toBe('attachment.notFound attachmentIds.0')
      expect(await refusal(announce({ id: attachmentId }))).toBe('attachment.idReused id')
    }
  })

  test('is refused once it was sent', async () => {
    const attachmentId = await upload()
    await send([attachmentId])
    const cancel = cancelAttachment(fresh.db, { attachmentId, by: home.ana })
    expect(await refusal(cancel)).toBe('attachment.used attachmentId')
  })
})

describe('sendMessage', () => {
  test('carries files whole, in their order, in the answer, the list, the preview and the log', async () => {
    const ids = [await upload(), await upload(home.ana, { name: 'b.png' })]
    const { message } = await send([ids[1]!, ids[0]!])
    const names = ['b.png', 'photo.png']
    expect(message.attachments.map(({ name }) => name)).toEqual(names)
    const listed = await listMessages(fresh.db, { conversationId, limit: 5, by: home.bo })
    expect(listed.items[0]).toEqual(message)
    const { conversation } = await getConversation(fresh.db, { conversationId, by: home.bo })
    expect(conversation.lastMessage).toMatchObject({
      body: '',
      attached: { kind: 'image', name: 'b.png', duration: null, count: 2 },
    })
    const log = await readLog(fresh.db, home.id, { after: 0, limit: 1000 })
    const { event } = log.findLast(({ event }) => event.type === 'message.new')!
    expect(event).toMatchObject({ message: { attachments: message.attachments } })
  })

  test('the same id again has one effect and one answer', async () => {
    const attachmentId = await upload()
    const more = { id: id() }
    const { message } = await send([attachmentId], home.ana, more)
    expect((await send([attachmentId], home.ana, more)).message).toEqual(message)
    expect(await refusal(send([], home.ana, { ...more, body: 'x' }))).toBe('message.idReused id')
  })

  test('refuses by its place a file that is not ready, used, foreign or unknown, and takes none then', async () => {
    const good = await upload()
    const { upload: pending } = await announce()
    expect(await refusal(send([good, pending.id]))).toBe('attachment.notReady attachmentIds.1')
    const bos = await upload(home.bo)
    const theirs = await upload(other.ana)
    for (const foreign of [bos, theirs, id()])
      expect(await refusal(send([good, foreign]))).toBe('attachment.notFound attachmentIds.1')
    await send([good])
    expect(await refusal(send([good]))).toBe('attachment.used attachmentIds.0')
  })

  test('of two messages with one file one is sent', async () => {
    const attachmentId = await upload()
    const both = await Promise.allSettled([send([attachmentId]), send([attachmentId])])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('editing the words leaves the files', async () => {
    const { message } = await send([await upload()], home.ana, { body: 'look' })
    const edited = await editMessage(fresh.db, { messageId: message.id, body: 'see', by: home.ana })
    expect(edited.message.attachments).toEqual(message.attachments)
  })
})

describe('who may have a file', () => {
  const seen = async (attachmentId: AttachmentId, by: Actor) =>
    (await findAttachments(fresh.db, { attachmentIds: [attachmentId], by })).length === 1

  test('its owner until it is sent, then who sees its message', async () => {
    const attachmentId = await upload()
    expect(await seen(attachmentId, home.ana)).toBe(true)
    expect(await seen(attachmentId, home.bo)).toBe(false)
    expect(await seen(attachmentId, home.owner)).toBe(false)
    await send([attachmentId])
    for (const by of [home.ana, home.bo, home.owner, home.contacts[0]!])
      expect(await seen(attachmentId, by)).toBe(true)
    for (const by of [home.cleo, home.contacts[1]!, other.owner])
      expect(await seen(attachmentId, by)).toBe(false)
  })

  test('a note’s files are not the contact’s', async () => {
    const attachmentId = await upload()
    await send([attachmentId], home.ana, { kind: 'note' })
    expect(await seen(attachmentId, home.bo)).toBe(true)
    expect(await seen(attachmentId, home.contacts[0]!)).toBe(false)
  })

  test('nobody from the moment its message is deleted; neither log nor preview names it any more', async () => {
    const attachmentId = await upload(home.ana, { name: 'secret-plan.png' })
    const where = { accountId: home.id, attachmentId }
    const { message } = await send([attachmentId])
    expect(await readFile(fresh.db, where)).toMatchObject({ name: 'secret-plan.png', key: 'file' })
    const deleted = await deleteMessage(fresh.db, { messageId: message.id, by: home.ana })
    expect(deleted.message.attachments).toEqual([])
    expect(await seen(attachmentId, home.ana)).toBe(false)
    expect(await refusal(readFile(fresh.db, where))).toBe('attachment.notFound attachmentId')
    const log = await readLog(fresh.db, home.id, { after: 0, limit: 1000 })
    expect(JSON.stringify(log)).not.toContain('secret-plan')
    const { conversation } = await getConversation(fresh.db, { conversationId, by: home.bo })
    expect(conversation.lastMessage).toMatchObject({ attached: null })
  })
})

test('what was never sent is given up after its time, and forgotten once its bytes are gone', async () => {
  const kept = await upload()
  await send([kept])
  const lost = await upload()
  const { upload: half } = await announce()
  await advance(half.id, 0, 10)
  const of = (attachmentId: string) => ({ accountId: home.id as string, attachmentId })
  const ours = async () =>
    (await listRemoved(fresh.db)).filter(({ accountId }) => accountId === home.id)
  await giveUpUnsent(fresh.db, new Date(Date.now() - 60_000))
  expect(await ours()).toEqual([])
  await giveUpUnsent(fresh.db, new Date(Date.now() + 60_000))
  expect((await ours()).map(({ id }) => id).toSorted()).toEqual([lost, half.id].toSorted())
  expect(await keysOf(fresh.db, [of(kept), of(half.id)])).toEqual(
    new Set(['file', 'preview', 'at 0']),
  )
  await forgetRemoved(fresh.db, await ours())
  expect(await ours()).toEqual([])
  expect(await keysOf(fresh.db, [of(kept), of(half.id)])).toEqual(new Set(['file', 'preview']))
})
