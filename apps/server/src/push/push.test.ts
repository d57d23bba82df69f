import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'
import type { ECDH } from 'node:crypto'
import { mkdtempSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { defaultPreferences } from '@parley/contract'
import type { ConversationId, MemberActor, PresenceStatus } from '@parley/contract'
import { mentionMark } from '@parley/contract/markdown'
import { tables } from '@parley/db'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import {
  createConversation,
  endSession,
  sendMessage,
  subscribePush,
  unsubscribePush,
  updatePreferences,
} from '@parley/domain'
import { makeAccount, refusal } from '@parley/domain/testing'
import type { TestAccount } from '@parley/domain/testing'
import { mayReach } from './mayReach.ts'
import { readVapidKeys } from './readVapidKeys.ts'
import { startPush } from './startPush.ts'

/** A push service of our own, and the browser behind it. */
interface Service {
  host: string
  /** What the browser read. */
  received: { path: string; authorization: string; payload: Record<string, unknown> }[]
  /** What it answers from now on. */
  status: number
  stop(): void
}

let fresh: FreshDb
let service: Service
let push: ReturnType<typeof startPush>
let home: TestAccount
let conversationId: ConversationId
let presence: PresenceStatus = 'offline'
const warnings: string[] = []
const browser = createECDH('prime256v1')
const auth = randomBytes(16)
const dataDir = mkdtempSync(join(tmpdir(), 'parley-vapid-'))
const keys = readVapidKeys({ DATA_DIR: dataDir, AUTH_SECRET: undefined })
const id = () => uuidv7() as never

beforeAll(async () => {
  browser.generateKeys()
  fresh = await freshDb()
  service = await startService(browser)
  const realtime = {
    listPresence: (_: string, [userId]: readonly string[] = []) => [
      { userId: userId as never, status: presence },
    ],
  }
  const log = { info() {}, warn: (_: object, what: string) => warnings.push(what), error() {} }
  const { db } = fresh
  push = startPush({ db, realtime, keys, hosts: [service.host], log: log as never })
})
afterAll(async () => {
  await push?.stop()
  service?.stop()
  await fresh?.drop()
})
beforeEach(async () => {
  home = await makeAccount(fresh.db)
  presence = 'offline'
  service.status = 201
  service.received.length = 0
  const by = home.contacts[0]!
  const begun = { kind: 'support' as const, inboxId: home.inboxes[0], contactId: by.contactId }
  conversationId = (await createConversation(fresh.db, { id: id(), ...begun, by })).conversation.id
})

test('the words stay here; a browser learns who wrote, and where to go', async () => {
  await listen(home.bo)
  await mention(home.bo, 'the secret number is 7')
  const [told] = await arrived(1)
  expect(told!.authorization).toMatch(/^vapid t=.+, k=.+/)
  expect(told!.payload).toMatchObject({
    kind: 'mention',
    name: 'ana',
    where: 'Zoë Ångström',
    words: null,
    path: expect.stringMatching(/^\/accounts\/test-.+\/conversations\/\d+\?message=1$/),
  })
  expect(JSON.stringify(told!.payload)).not.toContain('secret')
})

test('with previews the words come along, as people read them', async () => {
  await listen(home.bo, { previews: true })
  await mention(home.bo, 'the **secret** number is 7')
  const [told] = await arrived(1)
  expect(told!.payload['words']).toBe('@bo the secret number is 7')
})

test('nobody is woken who looks at Parley, wants quiet, did not ask for it, or stopped it', async () => {
  await listen(home.bo)
  presence = 'online'
  await mention(home.bo, 'one')
  await settled()
  presence = 'away'
  const quietHours = { from: '00:00', to: '23:59', tz: 'UTC', days: [0, 1, 2, 3, 4, 5, 6] }
  await updatePreferences(fresh.db, { patch: { quietHours }, by: home.bo })
  await mention(home.bo, 'two')
  await settled()
  await updatePreferences(fresh.db, { patch: { quietHours: null }, by: home.bo })
  await choose(home.bo, { push: false })
  await mention(home.bo, 'three')
  await settled()
  await choose(home.bo, { push: true })
  const endpoint = `http://${service.host}/${home.bo.userId}`
  await unsubscribePush(fresh.db, { endpoint, by: home.ana })
  await mention(home.bo, 'four')
  // Another cannot stop it; who did not listen before hears this one alone.
  const [told] = await arrived(1)
  expect(told!.payload['path']).toContain('message=4')
  await unsubscribePush(fresh.db, { endpoint, by: home.bo })
  await mention(home.bo, 'five')
  await settled()
  expect(service.received).toHaveLength(1)
})

test('who signs out hears nothing there', async () => {
  const by = await listen(home.bo)
  await endSession(fresh.db, { userId: by.userId, sessionId: by.sessionId! })
  expect(await subscriptions(by)).toBe(0)
  await mention(home.bo, 'one')
  await settled()
  expect(service.received).toEqual([])
})

test('a browser that is gone is forgotten, one that is busy is not', async () => {
  const by = await listen(home.bo)
  service.status = 503
  await mention(home.bo, 'one')
  await arrived(1)
  await vi.waitFor(() => expect(warnings).toContain('A push service refused.'))
  expect(await subscriptions(by)).toBe(1)
  service.status = 410
  await mention(home.bo, 'two')
  await vi.waitFor(async () => expect(await subscriptions(by)).toBe(0))
})

test('an address that is no push service is refused, and twenty browsers are the most', async () => {
  const by = await listen(home.bo)
  const wanted = { p256dh: browser.getPublicKey('base64url'), auth: auth.toString('base64url') }
  const inside = {
    ...wanted,
    endpoint: 'http://169.254.169.254/latest',
    mayReach: push.mayReach,
    by,
  }
  expect(await refusal(subscribePush(fresh.db, inside))).toBe('input.invalid endpoint')
  for (let index = 0; index < 21; index += 1)
    await subscribePush(fresh.db, {
      ...inside,
      endpoint: `http://${service.host}/many/${index}`,
    })
  expect(await subscriptions(by)).toBe(20)
})

test('only the services of known browsers are reached, or those that are named', () => {
  expect(mayReach('https://fcm.googleapis.com/fcm/send/x', [])).toBe(true)
  expect(mayReach('https://wns2-par02p.notify.windows.com/w/?token=x', [])).toBe(true)
  for (const endpoint of [
    'http://fcm.googleapis.com/x',
    'https://fcm.googleapis.com:8443/x',
    'https://fcm.googleapis.com.evil.test/x',
    'https://evilnotify.windows.com/x',
    'https://user@fcm.googleapis.com/x',
    'https://127.0.0.1/x',
    'nonsense',
  ])
    expect(mayReach(endpoint, [])).toBe(false)
  expect(mayReach('http://127.0.0.1:9999/x', ['127.0.0.1:9999'])).toBe(true)
})

test('the key is made once, readable by its owner alone; servers with one secret have one key', () => {
  expect(readVapidKeys({ DATA_DIR: dataDir, AUTH_SECRET: undefined })).toEqual(keys)
  expect(statSync(join(dataDir, 'vapid.key')).mode & 0o777).toBe(0o600)
  const shared = { DATA_DIR: '/nowhere', AUTH_SECRET: 'x'.repeat(40) }
  expect(readVapidKeys(shared)).toEqual(readVapidKeys(shared))
  expect(readVapidKeys(shared)).not.toEqual(keys)
})

/** Signs a person in, has their browser listen, and answers who they are there. */
async function listen(who: MemberActor, chosen: object = {}): Promise<MemberActor> {
  const sessionId = uuidv7()
  await fresh.db.orm.insert(tables.sessions).values({
    id: sessionId,
    userId: who.userId,
    token: sessionId,
    expiresAt: new Date(Date.now() + 3_600_000),
  })
  await choose(who, { push: true, ...chosen })
  const by = { ...who, sessionId }
  await subscribePush(fresh.db, {
    endpoint: `http://${service.host}/${who.userId}`,
    p256dh: browser.getPublicKey('base64url'),
    auth: auth.toString('base64url'),
    mayReach: push.mayReach,
    by,
  })
  return by
}

function choose(by: MemberActor, chosen: object) {
  const notifications = { ...defaultPreferences.notifications, push: true, ...chosen }
  return updatePreferences(fresh.db, { patch: { notifications }, by })
}

function mention(who: MemberActor, text: string) {
  const body = `${mentionMark(who.userId)} ${text}`
  return sendMessage(fresh.db, { id: id(), conversationId, body, by: home.ana })
}

async function arrived(count: number) {
  await vi.waitFor(() => expect(service.received).toHaveLength(count), { timeout: 5000 })
  return service.received
}

/** Longer than it takes to come. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 500))

async function subscriptions({ userId }: MemberActor) {
  const rows = await fresh.db.orm.select().from(tables.pushSubscriptions)
  return rows.filter((row) => row.userId === userId).length
}

async function startService(receiver: ECDH): Promise<Service> {
  const received: Service['received'] = []
  const server = createServer((req, res) => {
    const parts: Buffer[] = []
    req.on('data', (part: Buffer) => parts.push(part))
    req.on('end', () => {
      const payload = JSON.parse(decrypt(Buffer.concat(parts), receiver)) as Record<string, unknown>
      const authorization = req.headers.authorization ?? ''
      received.push({ path: req.url ?? '', authorization, payload })
      res.writeHead(one.status).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const one: Service = {
    host: `127.0.0.1:${port}`,
    received,
    status: 201,
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
  return one
}

/** RFC 8291, as a browser reads it: salt, record size, the sender's key, one record. */
function decrypt(body: Buffer, receiver: ECDH): string {
  const salt = body.subarray(0, 16)
  const keyLength = body.readUInt8(20)
  const sender = body.subarray(21, 21 + keyLength)
  const record = body.subarray(21 + keyLength)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), receiver.getPublicKey(), sender])
  const secret = Buffer.from(hkdfSync('sha256', receiver.computeSecret(sender), auth, info, 32))
  const derive = (what: string, length: number) =>
    Buffer.from(hkdfSync('sha256', secret, salt, `Content-Encoding: ${what}\0`, length))
  const cipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12))
  cipher.setAuthTag(record.subarray(-16))
  const padded = Buffer.concat([cipher.update(record.subarray(0, -16)), cipher.final()])
  return padded.subarray(0, padded.lastIndexOf(2)).toString()
}
