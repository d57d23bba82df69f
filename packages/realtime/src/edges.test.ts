import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Actor, Signal } from '@parley/contract'
import { appendEvent, createDb, transact } from '@parley/db'
import type { Bus } from './bus.ts'
import type { Realtime } from './createRealtime.ts'
import { memoryBus } from './memoryBus.ts'
import { redisBus } from './redisBus.ts'
import { gatedDb } from './testing/gatedDb.ts'
import {
  db,
  fresh,
  makeAccount,
  read,
  redis,
  say,
  start,
  started,
  startRedis,
  until,
  wait,
} from './testing/stage.ts'
import type { Account } from './testing/stage.ts'

function listen(realtime: Realtime, actor: Actor) {
  const control = new AbortController()
  const heard: Signal[] = []
  let failure: unknown
  const done = (async () => {
    const { signal } = control
    for await (const one of realtime.signals(actor, { signal })) heard.push(one)
  })().catch((error: unknown) => (failure = error))
  return {
    heard,
    types: () => heard.map(({ type }) => type).filter((type) => type !== 'presence.update'),
    failed: () => failure,
    stop: async () => {
      control.abort()
      await done
    },
  }
}

/** Says that Bo's topics changed; none when Bo was removed. */
async function changeTopics(account: Account, topics: string[]) {
  await transact(db, account.id, async (tx) => {
    const member = { userId: account.bo.userId } as never
    appendEvent(tx, {
      body: { type: 'member.updated', member, removed: topics.length === 0, topics },
      audience: [`user:${account.bo.userId}`],
      by: account.system,
    })
    return {}
  })
}

/** Servers that share one bus in this process and have a database pool each. */
async function onServers<T>(count: number, run: (dbs: (typeof db)[]) => Promise<T>): Promise<T> {
  const dbs = Array.from({ length: count }, () => createDb({ url: fresh.url, max: 4 }))
  try {
    return await run(dbs)
  } finally {
    await Promise.all(dbs.map((one) => one.end()))
  }
}

/** Loses, doubles and delays what it carries. */
function badBus(): Bus {
  const bus = memoryBus()
  return {
    ...bus,
    async publish(accountId, message) {
      if (Math.random() < 0.2) throw new Error('lost')
      setTimeout(() => void bus.publish(accountId, message), Math.random() * 15)
      if (Math.random() < 0.2) await bus.publish(accountId, message)
    },
  }
}

test('D4 D5 two servers on a bus that loses, doubles and delays: 8 followers who come and go hear all, once, in order', async () => {
  const account = await makeAccount()
  await onServers(2, async (dbs) => {
    const bus = badBus()
    const servers = dbs.map((one) => start(bus, { compareMs: 40 }, one))
    const said: string[] = []
    let isDone = false
    const writing = (async () => {
      for (let index = 0; index < 200; index += 1)
        said.push(await say(account, ['members'], [], dbs[index % 2]))
      isDone = true
    })()
    const roam = async () => {
      const heard: string[] = []
      let cursor: string | null = '0.'
      while (!isDone || heard.length < said.length) {
        const reader = read(servers[Math.floor(Math.random() * 2)]!, account.ana, cursor)
        await wait(Math.random() * 60)
        await reader.stop()
        expect(reader.failed()).toBeUndefined()
        heard.push(...reader.heard())
        cursor = reader.cursor() ?? cursor
      }
      return heard
    }
    const all = await Promise.all(Array.from({ length: 8 }, roam))
    await writing
    for (const heard of all) expect(heard).toEqual(said)
    expect(servers.map((server) => server.status().followers)).toEqual([0, 0])
    await Promise.all(servers.map((server) => server.close()))
  })
})

test('D6 Redis is killed and comes back while two servers talk: nothing lost or doubled, sends no slower', async () => {
  const account = await makeAccount()
  await onServers(2, async ([here, there]) => {
    let own = await startRedis()
    const port = Number(new URL(own.url).port)
    const limits = { compareMs: 200, compareSickMs: 50 }
    const busOptions = { url: own.url, pingMs: 100, pingEveryMs: 100 }
    start(redisBus(busOptions), limits, here)
    const bus = redisBus(busOptions)
    const far = start(bus, limits, there)
    const reader = read(far, account.ana)
    await started(reader)
    const said: string[] = []
    let slowest = 0
    const talk = async (count: number) => {
      for (let index = 0; index < count; index += 1) {
        const at = Date.now()
        said.push(await say(account, ['members'], [], here))
        slowest = Math.max(slowest, Date.now() - at)
      }
    }
    await talk(20)
    own.child.kill('SIGKILL')
    await talk(60)
    await until(() => reader.heard().length === said.length)
    own = await startRedis(port)
    await talk(20)
    await until(() => bus.healthy(), 5000)
    // A hanging Redis is worse than a dead one: the connections stay.
    own.child.kill('SIGSTOP')
    await talk(60)
    await until(() => !bus.healthy())
    own.child.kill('SIGCONT')
    await until(() => bus.healthy(), 5000)
    await talk(20)
    await until(() => reader.heard().length === said.length)
    await wait(100)
    expect(reader.heard()).toEqual(said)
    expect(slowest).toBeLessThan(500)
    await reader.stop()
    own.child.kill('SIGKILL')
  })
})

test('a gap of more than one batch is read whole', async () => {
  const account = await makeAccount()
  await onServers(1, async ([far]) => {
    const realtime = start(memoryBus(), { compareMs: 60_000 }, far)
    const reader = read(realtime, account.ana)
    await started(reader)
    const said: string[] = []
    for (let index = 0; index < 3; index += 1)
      await transact(db, account.id, async (tx) => {
        for (let inner = 0; inner < 400; inner += 1) {
          const conversationId = randomUUID() as never
          said.push(conversationId)
          const body = { type: 'conversation.hidden', conversationId } as const
          appendEvent(tx, { body, audience: ['members'], by: account.system })
        }
        return {}
      })
    await realtime.compareAll()
    await until(() => reader.heard().length === 1200)
    expect(reader.heard()).toEqual(said)
    expect(realtime.status().healed.compare).toBe(1200)
    await reader.stop()
  })
})

test('D5 who drops between synced and resync is told resync again', async () => {
  const account = await makeAccount()
  await say(account)
  const realtime = start(memoryBus())
  const dropped = realtime.follow(account.ana, { lastEventId: '1.foreign' })
  const first = await dropped.next()
  await dropped.return(undefined)
  const back = read(realtime, account.ana, first.value!.cursor)
  await until(() => back.got.length === 2)
  expect(back.kinds()).toEqual(['synced', 'resync'])
  const again = read(realtime, account.ana, back.cursor())
  await say(account)
  await until(() => again.heard().length === 1)
  expect(again.kinds()).toEqual(['synced', 'conversation.hidden'])
  await Promise.all([back.stop(), again.stop()])
})

test('the heartbeat moves the cursor over what the follower may not see', async () => {
  const account = await makeAccount()
  const realtime = start(memoryBus(), { heartbeatMs: 30 })
  const reader = read(realtime, account.bo)
  await started(reader)
  await say(account, ['admins'])
  await until(() => reader.cursor()?.startsWith('1.') ?? false)
  expect(new Set(reader.kinds())).toEqual(new Set(['synced']))
  await reader.stop()
})

test('every follower gets the same object, so that it is encoded once', async () => {
  const account = await makeAccount()
  const realtime = start(memoryBus())
  const readers = [account.ana, account.bo, account.ana].map((actor) => read(realtime, actor))
  await Promise.all(readers.map(started))
  await say(account)
  await until(() => readers.every((reader) => reader.heard().length === 1))
  expect(new Set(readers.map(({ got }) => got[1]!.data)).size).toBe(1)
  await Promise.all(readers.map((reader) => reader.stop()))
})

test('neighbouring resyncs of the log are one, replayed or live', async () => {
  const account = await makeAccount()
  const realtime = start(memoryBus())
  const resyncs = () =>
    transact(db, account.id, async (tx) => {
      for (let index = 0; index < 5; index += 1)
        appendEvent(tx, {
          body: { type: 'resync', afterMs: 0 },
          audience: ['members'],
          by: account.system,
        })
      return {}
    })
  const live = read(realtime, account.ana)
  await started(live)
  await resyncs()
  await say(account)
  await until(() => live.heard().length === 1)
  expect(live.kinds()).toEqual(['synced', 'resync', 'conversation.hidden'])
  const late = read(realtime, account.ana, '0.')
  await until(() => late.heard().length === 1)
  expect(late.kinds()).toEqual(['synced', 'resync', 'conversation.hidden'])
  await Promise.all([live.stop(), late.stop()])
})

test('D11 a server whose Postgres hangs ends its followers in time, though the bus still speaks', async () => {
  const account = await makeAccount()
  const gated = gatedDb(db)
  const bus = memoryBus()
  const realtime = start(bus, { compareMs: 30, compareDeadlineMs: 50, staleMs: 200 }, gated.db)
  const [reader, listener] = [read(realtime, account.bo), listen(realtime, account.bo)]
  await started(reader)
  gated.shut()
  await until(() => reader.failed() !== undefined && listener.failed() !== undefined, 600)
  const heard = reader.heard().length
  await say(account)
  await wait(50)
  expect(reader.heard().length).toBe(heard)
  gated.open()
  const back = read(realtime, account.bo, reader.cursor())
  await until(() => back.heard().length === 1)
  await back.stop()
})

test('D11 who is removed while their topics are being read is ended, on both streams', async () => {
  const account = await makeAccount()
  const gated = gatedDb(db)
  const realtime = start(memoryBus(), {}, gated.db)
  const other = read(realtime, account.ana)
  await started(other)
  gated.shut()
  const [reader, listener] = [read(realtime, account.bo), listen(realtime, account.bo)]
  await wait(20)
  await changeTopics(account, [])
  gated.open()
  await until(() => reader.failed() !== undefined && listener.failed() !== undefined)
  expect([reader.failed(), listener.failed()]).toMatchObject([
    { failure: 'session.ended' },
    { failure: 'session.ended' },
  ])
  await other.stop()
})

test('topics of long ago in a replay do not take the place of those of now', async () => {
  const account = await makeAccount()
  await changeTopics(account, ['members', 'team:old'])
  const realtime = start(memoryBus())
  const reader = read(realtime, account.bo, '0.')
  await started(reader)
  await say(account, ['team:old'])
  const mine = await say(account, [`user:${account.bo.userId}`])
  await until(() => reader.heard().length === 1)
  expect(reader.heard()).toEqual([mine])
  await reader.stop()
})

test('signals reach only whom their audience meets, and only what was asked for', async () => {
  const account = await makeAccount()
  const realtime = start(memoryBus())
  const [ana, bo] = [listen(realtime, account.ana), listen(realtime, account.bo)]
  await until(() => realtime.status().followers === 2)
  const conversationId = randomUUID()
  realtime.startTyping(account.bo, { conversationId, kind: 'note', audience: ['admins'] })
  await until(() => ana.types().length === 1)
  realtime.stopTyping(account.bo, conversationId)
  await until(() => ana.types().length === 2)
  expect(ana.types()).toEqual(['typing.start', 'typing.stop'])
  expect(bo.types()).toEqual([])
  await Promise.all([ana.stop(), bo.stop()])
})

test('D12 typing said to one server ends at the others when that server dies, holds when repeated elsewhere', async () => {
  const account = await makeAccount()
  const limits = { typingMs: 300, repeatMs: 0 }
  const [a, b, c] = [1, 2, 3].map(() => start(redisBus({ url: redis.url }), limits))
  const bo = listen(c!, account.bo)
  await until(() => c!.status().followers === 1)
  await wait(50)
  const typing = { conversationId: randomUUID(), kind: 'reply', audience: ['members'] } as const
  a!.startTyping(account.ana, { ...typing, audience: ['members'] })
  await wait(200)
  b!.startTyping(account.ana, { ...typing, audience: ['members'] })
  await wait(200)
  // The first server's six seconds are over; the person still types.
  expect(bo.types()).toEqual(['typing.start', 'typing.start'])
  b!.stopTyping(account.ana, typing.conversationId)
  await until(() => bo.types().at(-1) === 'typing.stop')
  a!.startTyping(account.ana, { ...typing, audience: ['members'] })
  await until(() => bo.types().length === 4)
  await a!.close()
  await until(() => bo.types().length === 5, 600)
  expect(bo.types().at(-1)).toBe('typing.stop')
  await bo.stop()
})

test('a start said too often is told once; viewing ends by itself', async () => {
  const account = await makeAccount()
  const realtime = start(memoryBus(), { viewingMs: 100 })
  const bo = listen(realtime, account.bo)
  await until(() => realtime.status().followers === 1)
  const viewing = { conversationId: randomUUID(), viewing: true, audience: ['members'] }
  for (let index = 0; index < 20; index += 1) realtime.setViewing(account.ana, viewing)
  await until(() => bo.types().length === 2)
  expect(bo.types()).toEqual(['viewing.start', 'viewing.stop'])
  await bo.stop()
})

test('D12 a client that comes back within the grace was never away; a server that dies leaves no ghost', async () => {
  const account = await makeAccount()
  const limits = { presenceGraceMs: 150, presenceLeaseMs: 300, presenceBeatMs: 100 }
  const silent = { ...redisBus({ url: redis.url }) }
  const [here, there] = [start(redisBus({ url: redis.url }), limits), start(silent, limits)]
  const listener = listen(here, account.ana)
  const statuses = () =>
    listener.heard.flatMap((one) =>
      one.type === 'presence.update' && one.userId === account.bo.userId ? [one.status] : [],
    )
  await until(() => here.status().followers === 1)
  const withClient = { ...account.bo, clientId: randomUUID() as never }
  let bo = read(there, withClient)
  await until(() => statuses().length === 1)
  await bo.stop()
  bo = read(there, withClient)
  await wait(300)
  expect(statuses()).toEqual(['online'])
  silent.publish = () => Promise.reject(new Error('dead'))
  await until(() => statuses().length === 2)
  expect(statuses()).toEqual(['online', 'offline'])
  await Promise.all([bo.stop(), listener.stop()])
})

test('a server that begins to follow knows at once who is there; a crowd is told in a few messages', async () => {
  const account = await makeAccount()
  const bus = memoryBus()
  let told = 0
  const counting: Bus = {
    ...bus,
    shared: true,
    publish: (accountId, message) => {
      if (message.kind === 'presence') told += 1
      return bus.publish(accountId, message)
    },
  }
  const limits = { presenceBeatMs: 60_000 }
  const [here, there] = [start(counting, limits), start(counting, limits)]
  const crowd = Array.from({ length: 300 }, () =>
    read(here, { ...account.bo, clientId: randomUUID() as never }),
  )
  await Promise.all(crowd.map(started))
  await wait(100)
  expect(told).toBeLessThan(30)
  const ana = read(there, account.ana)
  await until(() => there.listPresence(account.id, [account.bo.userId])[0]?.status === 'online')
  await Promise.all([...crowd, ana].map((reader) => reader.stop()))
})

test('a crowd that comes back to a server that just began asks the log once, and misses nothing', async () => {
  const account = await makeAccount()
  const first = await say(account)
  const place = await headOf(account.id)
  const said = [await say(account), await say(account, ['user:nobody']), await say(account)]
  let asked = 0
  const orm = new Proxy(db.orm, {
    get(of, key) {
      if (key !== 'select') return Reflect.get(of, key) as unknown
      return (columns: object) => {
        if ('payload' in columns) asked += 1
        return of.select(columns as never)
      }
    },
  })
  const realtime = start(memoryBus(), {}, { ...db, orm })
  const crowd = Array.from({ length: 30 }, () => read(realtime, account.bo, place))
  for (const reader of crowd) await until(() => reader.heard().length === 2)
  expect(crowd.map((reader) => reader.heard())).toEqual(crowd.map(() => [said[0], said[2]]))
  expect(crowd[0]!.heard()).not.toContain(first)
  expect(asked).toBe(1)
  await Promise.all(crowd.map((reader) => reader.stop()))
})

async function headOf(accountId: string) {
  const [head] = await db.sql<{ position: string; tag: string }[]>`
    select position, tag from event_heads where account_id = ${accountId}`
  return `${head!.position}.${head!.tag}`
}
