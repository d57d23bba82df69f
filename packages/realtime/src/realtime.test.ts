import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { appendEvent, createDb, transact } from '@parley/db'
import type { Bus, BusState } from './bus.ts'
import { createRealtime } from './createRealtime.ts'
import { memoryBus } from './memoryBus.ts'
import type { Notice } from './Notice.ts'
import { redisBus } from './redisBus.ts'
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

describe.each([
  ['memory', () => memoryBus()],
  ['redis', () => redisBus({ url: redis.url })],
])('with the %s bus', (_name, makeBus) => {
  test('D4 a follower gets a cursor first, then every event once and in order', async () => {
    const account = await makeAccount()
    const reader = read(start(makeBus()), account.ana)
    await started(reader)
    const said = await Promise.all(Array.from({ length: 30 }, () => say(account)))
    await until(() => reader.heard().length === 30)
    expect(reader.kinds()[0]).toBe('synced')
    expect(reader.heard().toSorted()).toEqual(said.toSorted())
    const positions = reader.got.slice(1).map(({ cursor }) => Number(cursor.split('.')[0]))
    expect(positions).toEqual(positions.toSorted((a, b) => a - b))
    await reader.stop()
  })

  test('D5 whoever drops at random moments, also before the first event, misses and repeats nothing', async () => {
    const account = await makeAccount()
    const realtime = start(makeBus())
    const first = read(realtime, account.ana)
    await started(first)
    let cursor = first.cursor()!
    await first.stop()
    const heard: string[] = []
    const said: string[] = []
    const writing = (async () => {
      for (let index = 0; index < 60; index += 1) {
        said.push(await say(account))
        if (index % 7 === 0) await wait(5)
      }
    })()
    for (let turn = 0; turn < 12; turn += 1) {
      const reader = read(realtime, account.ana, cursor)
      await wait(Math.random() * 12)
      await reader.stop()
      heard.push(...reader.heard())
      cursor = reader.cursor() ?? cursor
    }
    await writing
    const last = read(realtime, account.ana, cursor)
    await until(() => heard.length + last.heard().length >= said.length)
    await wait(30)
    heard.push(...last.heard())
    await last.stop()
    expect(heard).toEqual(said)
  })

  test('an event reaches whom its audience meets and its except does not', async () => {
    const account = await makeAccount()
    const realtime = start(makeBus())
    const [ana, bo] = [read(realtime, account.ana), read(realtime, account.bo)]
    await Promise.all([started(ana), started(bo)])
    const forAll = await say(account)
    const forAna = await say(account, ['admins'])
    const forBo = await say(account, ['members'], ['admins'])
    const end = await say(account)
    await until(() => ana.heard().includes(end) && bo.heard().includes(end))
    expect(ana.heard()).toEqual([forAll, forAna, end])
    expect(bo.heard()).toEqual([forAll, forBo, end])
    await Promise.all([ana.stop(), bo.stop()])
  })

  test('typing is heard and stops by itself; D12', async () => {
    const account = await makeAccount()
    const realtime = start(makeBus(), { typingMs: 150 })
    const heard: string[] = []
    const control = new AbortController()
    const listening = (async () => {
      for await (const one of realtime.signals(account.bo, { signal: control.signal }))
        heard.push(one.type)
    })()
    await until(() => realtime.status().followers === 1)
    realtime.startTyping(account.ana, {
      conversationId: randomUUID(),
      kind: 'reply',
      audience: ['members'],
    })
    await until(() => heard.length === 2)
    expect(heard).toEqual(['typing.start', 'typing.stop'])
    control.abort()
    await listening
  })
})

test('two servers over Redis hear each other', async () => {
  const account = await makeAccount()
  const [here, there] = [start(redisBus({ url: redis.url })), start(redisBus({ url: redis.url }))]
  // The commits are announced to both realtimes of this process; a second pool is another server.
  const other = createDb({ url: fresh.url })
  const far = start(redisBus({ url: redis.url }), { compareMs: 60_000 }, other)
  const reader = read(far, account.ana)
  await started(reader)
  const said = [await say(account), await say(account)]
  await until(() => reader.heard().length === 2, 900)
  expect(reader.heard()).toEqual(said)
  expect(far.status().healed).toEqual({ gap: 0, compare: 0 })
  await reader.stop()
  await Promise.all([here.close(), there.close(), far.close()])
  await other.end()
})

test('presence of another server is heard as a difference, and ends a grace after its client is gone', async () => {
  const account = await makeAccount()
  const limits = { presenceGraceMs: 100 }
  const [here, there] = [
    start(redisBus({ url: redis.url }), limits),
    start(redisBus({ url: redis.url }), limits),
  ]
  const ana = read(here, account.ana)
  await started(ana)
  const heard: string[] = []
  const control = new AbortController()
  const listening = (async () => {
    for await (const one of here.signals(account.ana, { signal: control.signal }))
      if (one.type === 'presence.update' && one.userId === account.bo.userId) heard.push(one.status)
  })()
  await wait(50)
  const bo = read(there, account.bo)
  await until(() => heard.includes('online'))
  expect(here.listPresence(account.id, [account.bo.userId])[0]?.status).toBe('online')
  await bo.stop()
  await until(() => heard.includes('offline'))
  expect(heard).toEqual(['online', 'offline'])
  control.abort()
  await Promise.all([listening, ana.stop()])
})

test('a lost publish is healed by the comparing clock, once', async () => {
  const account = await makeAccount()
  const deaf: Bus = { ...memoryBus(), publish: () => Promise.reject(new Error('lost')) }
  const other = createDb({ url: fresh.url })
  const realtime = start(deaf, { compareMs: 50 }, other)
  const reader = read(realtime, account.ana)
  await started(reader)
  const said = [await say(account), await say(account)]
  await until(() => reader.heard().length === 2)
  expect(reader.heard()).toEqual(said)
  expect(realtime.status().healed.compare).toBe(2)
  await reader.stop()
  await realtime.close()
  await other.end()
})

test('D6 Redis dies: sends succeed, followers still hear', async () => {
  const own = await startRedis()
  const account = await makeAccount()
  const bus = redisBus({ url: own.url, pingMs: 100 })
  const other = createDb({ url: fresh.url })
  const realtime = start(bus, { compareSickMs: 50 }, other)
  const reader = read(realtime, account.ana)
  await started(reader)
  own.child.kill('SIGKILL')
  await until(() => !bus.healthy())
  const said = [await say(account), await say(account)]
  await until(() => reader.heard().length === 2)
  expect(reader.heard()).toEqual(said)
  await reader.stop()
  await realtime.close()
  await other.end()
})

test('D6 Redis dies: what is said at that moment does not wait for the pace of a healthy bus', async () => {
  const own = await startRedis()
  const account = await makeAccount()
  const other = createDb({ url: fresh.url })
  const realtime = start(redisBus({ url: own.url }), { compareMs: 600_000 }, other)
  const reader = read(realtime, account.ana)
  await started(reader)
  // Until Redis is there it beats faster; the beat after that is far away.
  await new Promise((resolve) => setTimeout(resolve, 300))
  own.child.kill('SIGKILL')
  const said = [await say(account), await say(account)]
  await until(() => reader.heard().length === 2, 5000)
  expect(reader.heard()).toEqual(said)
  await reader.stop()
  await realtime.close()
  await other.end()
})

test('D4 comparing with Postgres while events arrive takes nobody back', async () => {
  const account = await makeAccount()
  const realtime = start(memoryBus(), { compareMs: 0 })
  const reader = read(realtime, account.ana)
  await started(reader)
  const said: string[] = []
  for (let index = 0; index < 300; index += 1) said.push(await say(account))
  await until(() => reader.heard().length >= 300)
  expect(reader.heard()).toEqual(said)
  expect(new Set(reader.kinds().slice(1))).toEqual(new Set(['conversation.hidden']))
  await reader.stop()
})

test.each(['999999.abc', '1.wrong', 'nonsense', '-1.x', '1'])(
  'a cursor that names no event (%s) gets resync',
  async (cursor) => {
    const account = await makeAccount()
    await say(account)
    const reader = read(start(memoryBus()), account.ana, cursor)
    await until(() => reader.got.length === 2)
    expect(reader.kinds()).toEqual(['synced', 'resync'])
    await reader.stop()
  },
)

test('replay beyond its bound is a resync, and never partial', async () => {
  const account = await makeAccount()
  const said: string[] = []
  for (let index = 0; index < 6; index += 1) said.push(await say(account))
  const whole = read(start(memoryBus(), { replayPositions: 6 }), account.ana, '0.')
  await until(() => whole.heard().length === 6)
  const tooMuch = read(start(memoryBus(), { replayPositions: 5 }), account.ana, '0.')
  await until(() => tooMuch.got.length === 2)
  expect(tooMuch.kinds()).toEqual(['synced', 'resync'])
  const tooBig = read(start(memoryBus(), { replayBytes: 100 }), account.ana, '0.')
  await until(() => tooBig.got.length === 2)
  expect(tooBig.kinds()).toEqual(['synced', 'resync'])
  await Promise.all([whole.stop(), tooMuch.stop(), tooBig.stop()])
})

test('D5 D10 a replay is read a page at a time, whole and in order, while the log goes on', async () => {
  const account = await makeAccount()
  const said: string[] = []
  for (let index = 0; index < 40; index += 1) said.push(await say(account))
  const realtime = start(memoryBus(), { replayPageBytes: 300 })
  const slow = realtime.follow(account.ana, { lastEventId: '0.' })
  const heard: string[] = []
  const take = async () => {
    const { value } = await slow.next()
    if (value?.data.type === 'conversation.hidden') heard.push(value.data.conversationId)
  }
  for (let index = 0; index < 10; index += 1) await take()
  for (let index = 0; index < 10; index += 1) said.push(await say(account))
  while (heard.length < said.length) await take()
  said.push(await say(account))
  await take()
  expect(heard).toEqual(said)
  await slow.return(undefined)
})

test('D11 who is removed in the middle of a replay hears nothing more of it', async () => {
  const account = await makeAccount()
  for (let index = 0; index < 40; index += 1) await say(account)
  const realtime = start(memoryBus(), { replayPageBytes: 300 })
  const slow = realtime.follow(account.bo, { lastEventId: '0.' })
  for (let index = 0; index < 5; index += 1) await slow.next()
  await transact(db, account.id, async (tx) => {
    const member = { userId: account.bo.userId } as never
    appendEvent(tx, {
      body: { type: 'member.updated', member, removed: true, topics: [] },
      audience: [`user:${account.bo.userId}`],
      by: account.system,
    })
    return {}
  })
  await expect(slow.next()).rejects.toMatchObject({ failure: 'session.ended' })
})

test('a log that is put back in the middle of a replay is told as resync', async () => {
  const account = await makeAccount()
  for (let index = 0; index < 40; index += 1) await say(account)
  const realtime = start(memoryBus(), { replayPageBytes: 300, compareMs: 60_000 })
  const slow = realtime.follow(account.bo, { lastEventId: '0.' })
  for (let index = 0; index < 5; index += 1) await slow.next()
  await db.sql`update event_heads set position = 3, tag = 'other' where account_id = ${account.id}`
  await realtime.compareAll()
  const kinds: string[] = []
  for (;;) {
    const { value } = await slow.next()
    kinds.push(value!.data.type)
    if (value!.data.type === 'resync') {
      expect(value!.cursor).toBe('3.other')
      break
    }
  }
  expect(kinds.length).toBeLessThan(6)
  await slow.return(undefined)
})

test('new topics hold from their event on, and the follower refetches', async () => {
  const account = await makeAccount()
  const realtime = start(memoryBus())
  const reader = read(realtime, account.bo)
  await started(reader)
  await say(account, ['team:x'])
  await transact(db, account.id, async (tx) => {
    appendEvent(tx, {
      body: {
        type: 'member.updated',
        member: { userId: account.bo.userId } as never,
        removed: false,
        topics: ['members', 'team:x'],
      },
      audience: [`user:${account.bo.userId}`],
      by: account.system,
    })
    return {}
  })
  const after = await say(account, ['team:x'])
  await until(() => reader.heard().length === 1)
  expect(reader.heard()).toEqual([after])
  expect(reader.kinds()).toEqual(['synced', 'resync', 'conversation.hidden'])
  await reader.stop()
})

test('D11 who is removed is ended and hears nothing more', async () => {
  const account = await makeAccount()
  const reader = read(start(memoryBus()), account.bo)
  await started(reader)
  await transact(db, account.id, async (tx) => {
    const member = { userId: account.bo.userId } as never
    appendEvent(tx, {
      body: { type: 'member.updated', member, removed: true, topics: [] },
      audience: [`user:${account.bo.userId}`],
      by: account.system,
    })
    return {}
  })
  await say(account)
  await until(() => reader.failed() !== undefined)
  expect(reader.failed()).toMatchObject({ failure: 'session.ended' })
  expect(reader.heard()).toEqual([])
})

test('D4 D10 a reader that falls behind costs its bound, replays from where it was and is live again; others hear on', async () => {
  const account = await makeAccount()
  const realtime = start(memoryBus(), { mailboxBytes: 8000, replayPageBytes: 600 })
  const slow = realtime.follow(account.ana, { lastEventId: null })
  await slow.next()
  const quick = read(realtime, account.bo)
  await started(quick)
  const heard: string[] = []
  const take = async () => {
    const { value } = await slow.next()
    if (value?.data.type === 'conversation.hidden') heard.push(value.data.conversationId)
  }
  const said: string[] = []
  // Before it takes an event it only replays, and nothing waits for it.
  const first = take()
  said.push(await say(account))
  await first
  for (let round = 0; round < 3; round += 1) {
    for (let index = 0; index < 20; index += 1) said.push(await say(account))
    await until(() => quick.heard().length === said.length)
    while (heard.length < said.length) await take()
  }
  expect(realtime.status().slowReaders).toBe(1)
  // Live again: told as the others are, without a reading.
  const next = take()
  said.push(await say(account))
  await next
  expect(heard).toEqual(said)
  expect(quick.heard()).toEqual(said)
  await Promise.all([slow.return(undefined), quick.stop()])
})

test('D10 a burst of one commit that is larger than the bound ends nobody', async () => {
  const account = await makeAccount()
  const realtime = start(memoryBus(), { mailboxBytes: 8000 })
  const reader = read(realtime, account.ana)
  await started(reader)
  const said: string[] = []
  await transact(db, account.id, async (tx) => {
    for (let index = 0; index < 300; index += 1) {
      const conversationId = randomUUID() as never
      said.push(conversationId)
      const body = { type: 'conversation.hidden', conversationId } as const
      appendEvent(tx, { body, audience: ['members'], by: account.system })
    }
    return {}
  })
  await until(() => reader.heard().length === 300)
  expect(reader.heard()).toEqual(said)
  expect(reader.failed()).toBeUndefined()
  expect(new Set(reader.kinds())).toEqual(new Set(['synced', 'conversation.hidden']))
  await reader.stop()
})

test('a hub that cannot compare stops delivering', async () => {
  const account = await makeAccount()
  const other = createDb({ url: fresh.url })
  const realtime = start(memoryBus(), { compareMs: 30, staleMs: 600 }, other)
  const reader = read(realtime, account.ana)
  await started(reader)
  await other.end()
  await until(() => reader.failed() !== undefined)
  expect(reader.failed()).toMatchObject({ failure: 'server.overloaded' })
})

test('nothing is left behind by followers that came and went', async () => {
  const account = await makeAccount()
  const realtime = start(memoryBus())
  for (let index = 0; index < 5; index += 1) {
    const reader = read(realtime, account.ana)
    await started(reader)
    await reader.stop()
  }
  expect(realtime.status().followers).toBe(0)
})

test('what was set right is told, with its cause, and nothing of what was said', async () => {
  const account = await makeAccount()
  const other = createDb({ url: fresh.url })
  const notices: Notice[] = []
  const realtime = createRealtime({
    db: other,
    bus: memoryBus(),
    limits: { compareMs: 60_000 },
    tell: (notice) => void notices.push(notice),
  })
  const reader = read(realtime, account.ana)
  await started(reader)
  await say(account)
  await say(account)
  await realtime.compareAll()
  await until(() => reader.heard().length === 2)
  const accountId = account.id
  await until(() => notices.length > 0)
  expect(notices).toEqual([{ kind: 'healed', accountId, cause: 'compare', after: 0, events: 2 }])
  // As after a restore of an older copy.
  await db.sql`update event_heads set position = 1, tag = 'other' where account_id = ${accountId}`
  await realtime.compareAll()
  expect(notices[1]).toEqual({ kind: 'restarted', accountId, position: 1 })
  await reader.stop()
  await realtime.close()
  await other.end()
})

test('Redis that was never there, came, left and came back is one word each, with since when', async () => {
  const own = await startRedis()
  const port = Number(new URL(own.url).port)
  own.child.kill('SIGKILL')
  await wait(100)
  const began = Date.now()
  const states: BusState[] = []
  const bus = redisBus({
    url: own.url,
    pingMs: 100,
    pingEveryMs: 100,
    onState: (state) => void states.push(state),
  })
  const names = () => states.map(({ name }) => name).join(' ')
  expect(bus.state().name).toBe('away')
  await until(() => names() === 'away')
  const back = await startRedis(port)
  await until(() => names() === 'away ok', 6000)
  back.child.kill('SIGKILL')
  await until(() => names() === 'away ok away', 6000)
  await wait(500)
  const last = bus.state()
  expect(last.name === 'away' && last.since.getTime() > began).toBe(true)
  const again = await startRedis(port)
  await until(() => names() === 'away ok away ok', 6000)
  expect(bus.state()).toEqual({ name: 'ok' })
  await bus.close()
  again.child.kill('SIGKILL')
}, 30_000)
