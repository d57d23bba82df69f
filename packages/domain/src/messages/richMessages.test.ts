import { v7 as uuidv7 } from 'uuid'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { limits } from '@parley/contract'
import type { ConversationId, MessageFacts, MessageId } from '@parley/contract'
import { mentionMark } from '@parley/contract/markdown'
import { readHead, readLog, tables } from '@parley/db'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import { createConversation } from '../conversations/createConversation.ts'
import { updateConversation } from '../conversations/updateConversation.ts'
import { makeAccount } from '../testing/makeAccount.ts'
import type { TestAccount } from '../testing/makeAccount.ts'
import { refusal } from '../testing/refusal.ts'
import { deleteMessage } from './deleteMessage.ts'
import { editMessage } from './editMessage.ts'
import { getMessage } from './getMessage.ts'
import { listMessages } from './listMessages.ts'
import { listVersions } from './listVersions.ts'
import { reactToMessage } from './reactToMessage.ts'
import { sendMessage } from './sendMessage.ts'

let fresh: FreshDb
let home: TestAccount
let other: TestAccount
let conversationId: ConversationId
let messageId: MessageId

beforeAll(async () => {
  fresh = await freshDb()
  home = await makeAccount(fresh.db)
  other = await makeAccount(fresh.db)
})
afterAll(() => fresh?.drop())
beforeEach(async () => {
  const [contact] = home.contacts
  const { conversation } = await createConversation(fresh.db, {
    id: uuidv7() as ConversationId,
    kind: 'support',
    inboxId: home.inboxes[0],
    contactId: contact!.contactId,
    by: contact!,
  })
  conversationId = conversation.id
  messageId = await send('first')
})

async function send(body: string, kind: 'reply' | 'note' = 'reply'): Promise<MessageId> {
  const id = uuidv7() as MessageId
  await sendMessage(fresh.db, { id, conversationId, body, kind, by: home.ana })
  return id
}
const react = (
  emoji: string,
  on = true,
  by: Parameters<typeof reactToMessage>[1]['by'] = home.bo,
) => reactToMessage(fresh.db, { messageId, emoji, on, by })
const edit = (body: string) => editMessage(fresh.db, { messageId, body, by: home.ana })
const versions = async () =>
  (await listVersions(fresh.db, { messageId, by: home.bo })).items.map(({ body }) => body)
const reactionsNow = async () =>
  (await getMessage(fresh.db, { messageId, by: home.ana })).message.reactions
const member = (actor: { userId: string }) => ({ type: 'member', id: actor.userId })

/** What the log tells of messages from here on, by whom it is heard. */
async function told(after: number, topic: string): Promise<MessageFacts[]> {
  const rows = await readLog(fresh.db, home.id, { after, limit: 100, topics: [topic] })
  return rows.flatMap(({ event }) => ('message' in event ? [event.message] : []))
}

describe('editMessage keeps what was said before', () => {
  test('each version, the first first, with when it was said', async () => {
    const { message } = await getMessage(fresh.db, { messageId, by: home.ana })
    await edit('second')
    await edit('second')
    await edit('third')
    const { items } = await listVersions(fresh.db, { messageId, by: home.bo })
    expect(items.map(({ body }) => body)).toEqual(['first', 'second'])
    expect(items[0]!.at).toEqual(message.createdAt)
    expect(items[1]!.at.getTime()).toBeGreaterThanOrEqual(items[0]!.at.getTime())
  })

  test('of very many edits the latest', async () => {
    for (let at = 0; at < limits.versions + 3; at += 1) await edit(`edit ${at}`)
    const kept = await versions()
    expect(kept).toHaveLength(limits.versions)
    expect(kept.at(-1)).toBe(`edit ${limits.versions + 1}`)
  })

  test('who may not see the message may not see what it said', async () => {
    await edit('second')
    for (const by of [home.cleo, other.owner]) {
      expect(await refusal(listVersions(fresh.db, { messageId, by }))).toBe(
        'message.notFound messageId',
      )
      expect(await refusal(getMessage(fresh.db, { messageId, by }))).toBe(
        'message.notFound messageId',
      )
    }
  })

  test('deleting it leaves nothing of it, in no table and in no kept event', async () => {
    await edit('a secret')
    await edit('a secret told')
    await react('👍')
    await deleteMessage(fresh.db, { messageId, by: home.ana })
    expect(await versions()).toEqual([])
    expect(await reactionsNow()).toEqual([])
    const { message } = await getMessage(fresh.db, { messageId, by: home.bo })
    expect(message).toMatchObject({ body: '', deletedAt: expect.any(Date) })
    const kept = await fresh.db.orm
      .select({ payload: tables.events.payload })
      .from(tables.events)
      .where(eq(tables.events.accountId, home.id))
    expect(JSON.stringify(kept)).not.toContain('a secret')
  })
})

describe('reactToMessage', () => {
  test('puts an emoji under a message and takes it back, for all who see it', async () => {
    const [contact] = home.contacts
    const { position } = await readHead(fresh.db, home.id)
    await react('👍')
    await react('🎉')
    await react('👍', true, contact!)
    await react('🎉', false)
    const reactions = [
      { emoji: '👍', by: [member(home.bo), { type: 'contact', id: contact!.contactId }] },
    ]
    expect(await reactionsNow()).toEqual(reactions)
    const { items } = await listMessages(fresh.db, { conversationId, limit: 5, by: home.ana })
    expect(items.at(-1)!.reactions).toEqual(reactions)
    expect((await told(position, 'admins')).at(-1)!.reactions).toEqual(reactions)
    expect((await told(position, `contact:${contact!.contactId}`)).at(-1)).toMatchObject({
      id: messageId,
      reactions,
    })
  })

  test('once more changes nothing and tells nothing', async () => {
    await react('👍')
    await react('🎉', false)
    const before = await readHead(fresh.db, home.id)
    await react('👍')
    expect(await readHead(fresh.db, home.id)).toEqual(before)
  })

  test('D7 the same mutation again is the same answer, also when it was taken back since', async () => {
    const mutationId = uuidv7() as never
    const again = () =>
      reactToMessage(fresh.db, { messageId, emoji: '👍', on: true, mutationId, by: home.bo })
    const first = await again()
    await react('👍', false)
    expect((await again()).asOf).toBe(first.asOf)
    expect(await reactionsNow()).toEqual([])
    const others = { messageId, emoji: '🎉', on: true, mutationId, by: home.bo }
    expect(await refusal(reactToMessage(fresh.db, others))).toBe('mutation.idReused id')
  })

  test('a contact reacts to replies, and does not learn of notes', async () => {
    const [contact] = home.contacts
    messageId = await send('between us', 'note')
    expect(await refusal(react('👍', true, contact!))).toBe('message.notFound messageId')
    await react('👍')
    expect(await reactionsNow()).toHaveLength(1)
  })

  test('at most so many different ones, and anybody may join those that are there', async () => {
    const emojis = Array.from({ length: limits.reactions + 1 }, (_, at) =>
      String.fromCodePoint(0x1f600 + at),
    )
    for (const emoji of emojis.slice(0, -1)) await react(emoji)
    expect(await refusal(react(emojis.at(-1)!))).toBe('reaction.tooMany emoji')
    await react(emojis[0]!, true, home.ana)
    expect((await reactionsNow())[0]!.by).toHaveLength(2)
  })

  test('is refused where it is deleted, closed, hidden or another tenant’s', async () => {
    expect(await refusal(react('👍', true, home.cleo))).toBe('message.notFound messageId')
    expect(await refusal(react('👍', true, other.owner))).toBe('message.notFound messageId')
    expect(await refusal(react('👍', true, home.contacts[1]!))).toBe('message.notFound messageId')
    const patch = { status: 'closed' } as const
    await updateConversation(fresh.db, { conversationId, patch, by: home.ana })
    expect(await refusal(react('👍'))).toBe('conversation.closed')
    await updateConversation(fresh.db, { conversationId, patch: { status: 'open' }, by: home.ana })
    await deleteMessage(fresh.db, { messageId, by: home.ana })
    expect(await refusal(react('👍'))).toBe('message.deleted messageId')
  })
})

describe('mentions', () => {
  test('are told with the message, follow an edit and end with it', async () => {
    const { position } = await readHead(fresh.db, home.id)
    messageId = await send(`look, ${mentionMark(home.bo.userId)}`, 'note')
    await edit(`look, ${mentionMark(home.cleo.userId)} and ${mentionMark(home.bo.userId)}`)
    const [said, edited] = await told(position, 'admins')
    const people = [home.cleo.userId, home.bo.userId]
    expect(edited!.mentions).toEqual(people)
    // What is kept of it says what it says now: a replay tells nobody of what was taken back.
    expect(said!.mentions).toEqual(people)
    await deleteMessage(fresh.db, { messageId, by: home.ana })
    expect((await told(position, 'admins')).map(({ mentions }) => mentions)).toEqual([[], [], []])
  })
})
