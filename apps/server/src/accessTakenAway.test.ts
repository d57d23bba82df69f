import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { v7 as uuid } from 'uuid'
import type { ConversationId, MessageId, Role, UserId } from '@parley/contract'
import { tables } from '@parley/db'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import { addInboxMember, addMember, addParticipants, sendMessage } from '@parley/domain'
import { httpClient, signIn, socketClient } from './api/testing/clients.ts'
import type { SocketClient } from './api/testing/clients.ts'
import { furnish, password } from './api/testing/furnish.ts'
import type { Furniture } from './api/testing/furnish.ts'
import type { House } from './api/testing/startHouse.ts'
import { ensurePerson } from './auth/ensurePerson.ts'
import { freePort } from './cluster/freePort.ts'
import { readEnv } from './env.ts'
import { startServer } from './startServer.ts'
import type { RunningServer } from './startServer.ts'

/** What clients are told of a server. */
type Door = Pick<House, 'url' | 'socketUrl'>

let fresh: FreshDb
let redis: ChildProcess
let servers: RunningServer[] = []
let here: House
let there: House
let home: Furniture
let owner: ReturnType<typeof httpClient>
const open: SocketClient[] = []

beforeAll(async () => {
  fresh = await freshDb()
  const port = await freePort()
  redis = spawn(
    process.env['PARLEY_TEST_REDIS_SERVER'] ?? 'redis-server',
    ['--port', String(port), '--save', '', '--bind', '127.0.0.1'],
    { stdio: 'ignore' },
  )
  const env = readEnv({
    DATABASE_URL: fresh.url,
    REDIS_URL: `redis://127.0.0.1:${port}`,
    PORT: '0',
    HOST: '127.0.0.1',
    DEMO: '0',
    LOG_LEVEL: 'silent',
    AUTH_SECRET: 'a secret of 32 characters or more',
  })
  servers = [await startServer(env, { pages: false }), await startServer(env, { pages: false })]
  await Promise.all(servers.map((server) => server.ready()))
  ;[here, there] = servers.map(({ port: at }): Door => ({
    url: `http://127.0.0.1:${at}`,
    socketUrl: `ws://127.0.0.1:${at}/api/trpc`,
  })) as [House, House]
  home = await furnish(fresh.db)
  owner = httpClient(here, await signIn(here, 'owner'))
}, 120_000)
afterAll(async () => {
  for (const { socket } of open) await socket.close()
  redis?.kill('SIGKILL')
  await Promise.all(servers.map((server) => server.stop()))
  await fresh?.drop()
}, 60_000)

interface Person {
  name: string
  userId: UserId
  token: string
  client: SocketClient
  bodies(): string[]
  types(): string[]
}

/** A new member who serves the inbox and takes part in the group, following on the other server. */
async function join(role: Role = 'agent'): Promise<Person> {
  const { db } = fresh
  const name = `p${uuid().slice(-12)}`
  const userId = (await ensurePerson(db, {
    email: `${name}@example.test`,
    name,
    password,
  })) as UserId
  await addMember(db, { userId, role, by: home.by })
  await addInboxMember(db, { inboxId: home.inboxId, userId, by: home.by })
  await addParticipants(db, { conversationId: home.groupId, userIds: [userId], by: home.by })
  const token = await signIn(there, name)
  const client = socketClient(there, token)
  open.push(client)
  const heard: { type: string; message?: { body: string } }[] = []
  client.subscription(
    'events.follow',
    { accountId: home.accountId },
    { onData: (event) => void heard.push((event as { data: (typeof heard)[0] }).data) },
  )
  const types = () => heard.map(({ type }) => type)
  await vi.waitFor(() => expect(types()).toContain('synced'), { timeout: 5000 })
  const bodies = () => heard.flatMap(({ message }) => (message ? [message.body] : []))
  return { name, userId, token, client, bodies, types }
}

function say(conversationId: ConversationId, body: string) {
  const { by } = home
  return sendMessage(fresh.db, { id: uuid() as MessageId, conversationId, body, by })
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const within = { timeout: 2000, interval: 20 }

function post(path: string, token: string, body: object = {}) {
  return fetch(`${here.url}/api/auth${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      origin: here.url,
    },
    body: JSON.stringify(body),
  })
}

/** Hears of the conversation before, and nothing of it two seconds after. */
async function loses(
  person: Person,
  conversationId: ConversationId,
  taking: () => Promise<unknown>,
) {
  const before = uuid()
  await say(conversationId, before)
  await vi.waitFor(() => expect(person.bodies()).toContain(before), { timeout: 5000 })
  await taking()
  await sleep(2000)
  const after = uuid()
  await say(conversationId, after)
  await sleep(1500)
  expect(person.bodies()).not.toContain(after)
}

/** Is closed within two seconds, with this code, and hears nothing more. */
async function isClosed(person: Person, code: number, taking: () => Promise<unknown>) {
  await taking()
  await vi.waitFor(() => expect(person.client.closes).toContain(code), within)
  await person.client.socket.close()
}

describe.each([
  ['alive', () => {}],
  ['hung', () => redis.kill('SIGSTOP')],
  ['dead', () => (redis.kill('SIGCONT'), redis.kill('SIGKILL'))],
] as [string, () => void][])(
  'D11 with Redis %s, seen from the other server within 2 s:',
  (_, befall) => {
    beforeAll(() => befall())

    test.concurrent('who is removed is closed with 4403', async () => {
      const person = await join()
      const { accountId } = home
      const remove = () => owner.mutation('members.delete', { accountId, userId: person.userId })
      await isClosed(person, 4403, remove)
      await say(home.groupId, 'not for them')
      expect(person.bodies()).not.toContain('not for them')
    }, 20_000)

    test.concurrent('who is an admin no more hears what agents hear', async () => {
      const person = await join('admin')
      const { accountId, inboxId, conversationId } = home
      const { userId } = person
      await owner.mutation('inboxes.removeMember', { accountId, inboxId, userId })
      await loses(person, conversationId, () =>
        owner.mutation('members.update', { accountId, userId, role: 'agent' }),
      )
      const still = uuid()
      await say(home.groupId, still)
      await vi.waitFor(() => expect(person.bodies()).toContain(still), within)
    }, 20_000)

    test.concurrent('who serves an inbox no more hears nothing of it', async () => {
      const person = await join()
      const { accountId, inboxId, conversationId } = home
      await loses(person, conversationId, () =>
        owner.mutation('inboxes.removeMember', { accountId, inboxId, userId: person.userId }),
      )
      const still = uuid()
      await say(home.groupId, still)
      await vi.waitFor(() => expect(person.bodies()).toContain(still), within)
    }, 20_000)

    test.concurrent('who takes part no more hears nothing of it, and is told so', async () => {
      const person = await join()
      const { accountId, groupId: conversationId } = home
      await loses(person, conversationId, () =>
        owner.mutation('conversations.removeParticipant', {
          accountId,
          conversationId,
          userId: person.userId,
        }),
      )
      expect(person.types()).toContain('conversation.hidden')
    }, 20_000)

    test.concurrent('who signs out is closed with 4401', async () => {
      const person = await join()
      await isClosed(person, 4401, () => post('/sign-out', person.token))
    }, 20_000)

    test.concurrent('who changes the password keeps this session, and every other one is closed with 4401', async () => {
      const person = await join()
      const token = await signIn(here, person.name)
      const own = socketClient(there, token)
      open.push(own)
      await own.query('accounts.list')
      await isClosed(person, 4401, async () => {
        const change = { currentPassword: password, newPassword: 'another long enough one' }
        expect((await post('/change-password', token, change)).status).toBe(200)
      })
      await sleep(1500)
      expect(own.closes).toEqual([])
      expect(await own.query('accounts.list')).toBeTruthy()
    }, 20_000)

    test.concurrent('whose session expires is closed with 4401', async () => {
      const person = await join()
      await isClosed(person, 4401, () =>
        fresh.db.orm
          .update(tables.sessions)
          .set({ expiresAt: new Date() })
          .where(eq(tables.sessions.userId, person.userId)),
      )
    }, 20_000)
  },
)
