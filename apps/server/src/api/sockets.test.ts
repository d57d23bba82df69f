import { createServer, connect } from 'node:net'
import type { AddressInfo, Socket as NetSocket } from 'node:net'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { v7 as uuidv7 } from 'uuid'
import type { MessageId } from '@parley/contract'
import { tables } from '@parley/db'
import { removeMember, sendMessage } from '@parley/domain'
import { httpClient, refusalOf, signIn, socketClient } from './testing/clients.ts'
import type { SocketClient } from './testing/clients.ts'
import { queriesAtOnce } from './limits.ts'
import { furnish } from './testing/furnish.ts'
import type { Furniture } from './testing/furnish.ts'
import { startHouse } from './testing/startHouse.ts'
import type { House } from './testing/startHouse.ts'

let house: House
let home: Furniture
const open: SocketClient[] = []
beforeAll(async () => {
  house = await startHouse()
})
afterAll(async () => {
  for (const { socket } of open) await socket.close()
  await house.stop()
})

async function connectAs(name: string, over: House = house) {
  const client = socketClient(over, await signIn(house, name))
  open.push(client)
  return client
}

interface Followed {
  id: string
  data: { type: string; message?: { body: string } }
}

/** Follows with the stock client and keeps what it is told. */
function follow(client: SocketClient, lastEventId?: string) {
  const heard: Followed[] = []
  const errors: unknown[] = []
  const subscription = client.subscription(
    'events.follow',
    { accountId: home.accountId, lastEventId },
    {
      onData: (event) => void heard.push(event as Followed),
      onError: (error) => void errors.push(error),
    },
  )
  const bodies = () =>
    heard.flatMap(({ data }) => (data.type === 'message.new' ? [data.message!.body] : []))
  return { heard, errors, bodies, ...subscription }
}

const say = (body: string) =>
  sendMessage(house.db, {
    id: uuidv7() as MessageId,
    conversationId: home.conversationId,
    body,
    by: home.by,
  })
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const soon = { timeout: 10_000, interval: 20 }

test('D4 a follower hears synced first, then each event once and in order', async () => {
  home = await furnish(house.db)
  const following = follow(await connectAs('owner'))
  await expect.poll(() => following.heard[0]?.data.type, soon).toBe('synced')
  for (const body of ['a', 'b', 'c']) await say(body)
  await expect.poll(following.bodies, soon).toEqual(['a', 'b', 'c'])
  following.unsubscribe()
})

test('D5 what was missed while away arrives on return, once', async () => {
  const first = follow(await connectAs('owner'))
  // Until it has its first cursor it follows from nowhere.
  await expect.poll(() => first.heard.length, soon).toBe(1)
  await say('before')
  await expect.poll(first.bodies, soon).toEqual(['before'])
  const cursor = first.heard.at(-1)!.id
  first.unsubscribe()
  for (let n = 0; n < 20; n += 1) await say(`missed ${n}`)
  const second = follow(await connectAs('owner'), cursor)
  await say('after')
  await expect.poll(() => second.bodies().length, soon).toBe(21)
  expect(second.bodies()).toEqual([...Array.from({ length: 20 }, (_, n) => `missed ${n}`), 'after'])
  second.unsubscribe()
})

test('D5 the stock client resumes by itself when its connection breaks, also before its first event', async () => {
  const proxy = await makeProxy(house.port)
  const client = await connectAs('owner', {
    ...house,
    socketUrl: `ws://127.0.0.1:${proxy.port}/api/trpc`,
  })
  const following = follow(client)
  await expect.poll(() => following.heard.length, soon).toBe(1)
  for (let round = 0; round < 5; round += 1) {
    proxy.cut()
    await say(`round ${round}`)
    await expect.poll(() => following.bodies().length, soon).toBe(round + 1)
  }
  expect(following.bodies()).toEqual([0, 1, 2, 3, 4].map((round) => `round ${round}`))
  following.unsubscribe()
  proxy.close()
})

test('a cursor that names no event is answered with resync', async () => {
  const following = follow(await connectAs('owner'), '999999.nonsense')
  await expect
    .poll(() => following.heard.map(({ data }) => data.type), soon)
    .toEqual(['synced', 'resync'])
  following.unsubscribe()
})

test('D11 signing out closes the sockets of that session within 2 s, and no others', async () => {
  const token = await signIn(house, 'ana')
  const [one, two] = [socketClient(house, token), await connectAs('ana')]
  open.push(one)
  await Promise.all([one, two].map((client) => client.query('accounts.list')))
  const began = Date.now()
  await fetch(`${house.url}/api/auth/sign-out`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, origin: house.url },
  })
  await expect.poll(() => one.closes, soon).toContain(4401)
  expect(Date.now() - began).toBeLessThan(2000)
  expect(await refusalOf(two.query('accounts.list'))).toBeNull()
  expect(two.closes).toEqual([])
})

test('D11 a session that expires ends its sockets', async () => {
  const client = await connectAs('cleo')
  await client.query('accounts.list')
  await house.db.orm
    .update(tables.sessions)
    .set({ expiresAt: new Date(0) })
    .where(eq(tables.sessions.userId, home.cleo))
  await expect.poll(() => client.closes, soon).toContain(4401)
})

test('D11 who is removed from the account is closed with 4403 and hears nothing more', async () => {
  const client = await connectAs('cleo')
  const following = follow(client)
  await expect.poll(() => following.heard.length, soon).toBe(1)
  await removeMember(house.db, { userId: home.cleo, by: home.by })
  await expect.poll(() => client.closes, soon).toContain(4403)
  await say('not for Cleo')
  await expect.poll(() => following.errors.length, soon).toBe(1)
  expect(following.bodies()).toEqual([])
})

test('D10 a reader that stops reading is closed and costs a bounded queue', async () => {
  const proxy = await makeProxy(house.port)
  const client = await connectAs('owner', {
    ...house,
    socketUrl: `ws://127.0.0.1:${proxy.port}/api/trpc`,
  })
  const following = follow(client)
  await expect.poll(() => following.heard.length, soon).toBe(1)
  const followers = () => house.realtime.status().followers
  expect(followers()).toBe(1)
  proxy.stall()
  for (let n = 0; n < 1200 && followers() > 0; n += 1) await say('€'.repeat(10_000))
  await expect.poll(followers, soon).toBe(0)
  proxy.cut()
  await expect
    .poll(
      () =>
        following.heard.some(({ data }) => data.type === 'resync') || following.bodies().length > 0,
      { timeout: 8000 },
    )
    .toBe(true)
  expect(following.errors).toEqual([])
  following.unsubscribe()
  proxy.close()
}, 60_000)

test('a socket holds 50 subscriptions; one more is rate.limited, and one that ended makes room', async () => {
  const client = await connectAs('owner')
  const follows = Array.from({ length: 50 }, () => follow(client))
  await expect.poll(() => follows.every(({ heard }) => heard.length === 1), soon).toBe(true)
  const beyond = follow(client)
  await expect
    .poll(() => beyond.errors, soon)
    .toMatchObject([{ data: { code: 'TOO_MANY_REQUESTS', failure: 'rate.limited' } }])
  follows[0]!.unsubscribe()
  await sleep(50)
  const again = follow(client)
  await expect.poll(() => again.heard.length, soon).toBe(1)
  for (const one of [...follows, again]) one.unsubscribe()
  await expect.poll(() => house.realtime.status().followers, soon).toBe(0)
})

test('a socket has few queries at work, and those it leaves behind when it closes are not begun', async () => {
  const proxy = await makeProxy(house.port)
  const client = await connectAs('owner', {
    ...house,
    socketUrl: `ws://127.0.0.1:${proxy.port}/api/trpc`,
  })
  await client.query('accounts.list')
  const { sql } = house.db
  // Who connects again is looked up with their roles: that is no query of the socket that closed.
  const waiting = async () => {
    const rows = await sql`
      select count(*)::int as count from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query not like 'lock%'
        and query not like '%from "sessions"%'`
    return rows[0]!['count'] as number
  }
  // Each in its turn: who asks while one holds the table comes after the next that wants it.
  const holdMembers = (act: () => Promise<unknown>) =>
    sql.begin(async (held) => {
      await held`lock table members in access exclusive mode`
      await act()
    })
  let next: Promise<unknown> = Promise.resolve()
  let left = -1
  await holdMembers(async () => {
    for (let n = 0; n < 60; n += 1) client.query('accounts.list').catch(() => {})
    await expect.poll(waiting, soon).toBe(queriesAtOnce)
    next = holdMembers(async () => {
      await sleep(200)
      left = await waiting()
    })
    proxy.cut()
    await expect.poll(() => client.closes.length, soon).toBeGreaterThan(0)
    await sleep(100)
  })
  await next
  expect(left).toBe(0)
  proxy.close()
})

test('a follower whose server cannot read the log comes back, and is not given up', async () => {
  const client = await connectAs('owner')
  await client.query('accounts.list')
  await house.db.sql`alter table members rename to members_away`
  const following = follow(client)
  await expect.poll(() => client.closes, soon).toContain(4503)
  await house.db.sql`alter table members_away rename to members`
  await expect.poll(() => following.heard[0]?.data.type, soon).toBe('synced')
  expect(following.errors).toEqual([])
  following.unsubscribe()
  house.errors.splice(0)
})

test('D13 closing lets what runs finish, moves every client, and loses nothing', async () => {
  const other = await startHouse()
  const there = await furnish(other.db)
  const client = socketClient(other, await signIn(other, 'owner'))
  const accountId = there.accountId
  await client.query('accounts.get', { accountId })
  const sends = Array.from({ length: 50 }, (_, n) =>
    client.mutation('messages.send', {
      accountId,
      id: uuidv7(),
      conversationId: there.conversationId,
      body: `${n}`,
    }),
  )
  await sleep(20)
  await Promise.all([...sends, other.api.close({ spreadMs: 100, graceMs: 3000 })])
  expect(other.api.status().sockets).toBe(0)
  await client.socket.close()
  const http = httpClient(other, await signIn(other, 'owner'))
  const { items } = (await http.query('messages.list', {
    accountId,
    conversationId: there.conversationId,
    limit: 100,
  })) as { items: { body: string }[] }
  const said = new Set(items.map(({ body }) => body))
  expect(Array.from({ length: 50 }, (_, n) => `${n}`).filter((body) => !said.has(body))).toEqual([])
  expect(items.length).toBe(said.size)
  await other.stop()
})

test('nothing unexpected happened', () => expect(house.errors).toEqual([]))

/** Passes bytes on, until it is told to cut every connection or to stop reading from the server. */
async function makeProxy(target: number) {
  const pairs = new Set<[NetSocket, NetSocket]>()
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1')
    const pair: [NetSocket, NetSocket] = [client, upstream]
    pairs.add(pair)
    client.pipe(upstream).pipe(client)
    for (const socket of pair)
      socket.on('error', () => {}).on('close', () => pair.forEach((one) => one.destroy()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    cut: () => pairs.forEach((pair) => pair.forEach((socket) => socket.destroy())),
    stall: () => pairs.forEach(([, upstream]) => upstream.unpipe().pause()),
    close: () => server.close(),
  }
}
