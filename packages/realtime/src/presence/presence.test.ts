import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { MemberActor, Signal } from '@parley/contract'
import { appendEvent, transact } from '@parley/db'
import type { Bus } from '../bus.ts'
import type { Realtime } from '../createRealtime.ts'
import { memoryBus } from '../memoryBus.ts'
import { redisBus } from '../redisBus.ts'
import { db, makeAccount, read, redis, start, started, until, wait } from '../testing/stage.ts'

/** What a member hears, with when. */
function listen(realtime: Realtime, actor: MemberActor) {
  const control = new AbortController()
  const heard: { signal: Signal; at: number }[] = []
  const done = (async () => {
    for await (const signal of realtime.signals(actor, { signal: control.signal }))
      heard.push({ signal, at: Date.now() })
  })()
  return {
    /** What was said of a person's presence. */
    statusesOf: (userId: string) =>
      heard.flatMap(({ signal, at }) =>
        signal.type === 'presence.update' && signal.userId === userId
          ? [{ status: signal.status, at }]
          : [],
      ),
    standing: () =>
      heard.flatMap(({ signal }) => (signal.type === 'presence.update' ? [] : [signal.type])),
    async stop() {
      control.abort()
      await done
    },
  }
}

const withClient = (actor: MemberActor): MemberActor => ({
  ...actor,
  clientId: randomUUID() as never,
})

/** A bus whose server falls silent without a word, and which counts what its server says of presence. */
function counted(): { bus: Bus; told: () => number; whole: () => number; fallSilent: () => void } {
  const bus = redisBus({ url: redis.url })
  let told = 0
  let whole = 0
  let isSilent = false
  return {
    bus: {
      ...bus,
      async publish(accountId, message) {
        if (isSilent) throw new Error('silent')
        if (message.kind === 'presence.beat') told += 1
        if (message.kind === 'presence') whole += 1
        await bus.publish(accountId, message)
      },
    },
    told: () => told,
    whole: () => whole,
    fallSilent: () => (isSilent = true),
  }
}

test('D12 with the usual times: a beat every 3 s that followers hear nothing of, offline 5 s after leaving and 10 s after a server fell silent', async () => {
  const account = await makeAccount()
  const [quiet, gone] = [counted(), counted()]
  const here = start(redisBus({ url: redis.url }))
  const [there, dying] = [start(quiet.bus), start(gone.bus)]
  const ana = listen(here, account.ana)
  await until(() => here.status().followers === 1)
  const bo = read(there, withClient(account.bo))
  const other = read(dying, withClient(account.bo))
  await Promise.all([started(bo), started(other)])
  await until(() => ana.statusesOf(account.bo.userId).length === 1)
  const before = quiet.told()
  await wait(9500)
  expect(quiet.told() - before).toBeGreaterThanOrEqual(3)
  expect(quiet.told() - before).toBeLessThanOrEqual(4)
  // What did not change was told to nobody, and the whole list to no server that had not asked.
  expect(quiet.whole()).toBeLessThanOrEqual(2)
  expect(ana.statusesOf(account.bo.userId)).toHaveLength(1)

  const leftAt = Date.now()
  await bo.stop()
  await wait(4000)
  expect(ana.statusesOf(account.bo.userId)).toHaveLength(1)
  gone.fallSilent()
  const silentAt = Date.now()
  await until(() => ana.statusesOf(account.bo.userId).length === 2, 14_000)
  const [, away] = ana.statusesOf(account.bo.userId)
  expect(away!.status).toBe('offline')
  // The other device kept them online until its server's lease ran out.
  expect(away!.at - leftAt).toBeGreaterThan(5000)
  expect(away!.at - silentAt).toBeGreaterThan(6500)
  expect(away!.at - silentAt).toBeLessThan(11_500)
  await Promise.all([other.stop(), ana.stop()])
}, 40_000)

test('offline comes a grace after the last device left, and not before', async () => {
  const account = await makeAccount()
  const realtime = start(memoryBus())
  const ana = listen(realtime, account.ana)
  await until(() => realtime.status().followers === 1)
  const bo = read(realtime, withClient(account.bo))
  await until(() => ana.statusesOf(account.bo.userId).length === 1)
  const leftAt = Date.now()
  await bo.stop()
  await until(() => ana.statusesOf(account.bo.userId).length === 2, 7000)
  const [, last] = ana.statusesOf(account.bo.userId)
  expect(last!.status).toBe('offline')
  expect(last!.at - leftAt).toBeGreaterThan(4900)
  await ana.stop()
}, 15_000)

test('a person is the best of their devices, on whichever servers, and each change is told once', async () => {
  const account = await makeAccount()
  const limits = { presenceGraceMs: 100 }
  const [here, there] = [1, 2].map(() => start(redisBus({ url: redis.url }), limits))
  const ana = listen(here!, account.ana)
  await until(() => here!.status().followers === 1)
  const [desk, phone] = [withClient(account.bo), withClient(account.bo)]
  const atDesk = read(here!, desk)
  const onPhone = read(there!, phone)
  const statuses = () => ana.statusesOf(account.bo.userId).map(({ status }) => status)
  await until(() => statuses().length === 1)
  await started(onPhone)
  await wait(300)
  here!.setPresence(desk, 'away')
  await wait(300)
  expect(statuses()).toEqual(['online'])
  there!.setPresence(phone, 'away')
  await until(() => statuses().length === 2)
  here!.setPresence(desk, 'online')
  await until(() => statuses().length === 3)
  await atDesk.stop()
  await until(() => statuses().length === 4)
  await onPhone.stop()
  await until(() => statuses().length === 5)
  expect(statuses()).toEqual(['online', 'away', 'online', 'away', 'offline'])
  await ana.stop()
})

test('what a client says to a server that it does not follow on holds where it follows', async () => {
  const account = await makeAccount()
  const [here, there] = [1, 2].map(() => start(redisBus({ url: redis.url })))
  const ana = listen(here!, account.ana)
  await until(() => here!.status().followers === 1)
  const desk = withClient(account.bo)
  const bo = read(here!, desk)
  const statuses = () => ana.statusesOf(account.bo.userId).map(({ status }) => status)
  await until(() => statuses().length === 1)
  there!.setPresence(desk, 'away')
  await until(() => statuses().length === 2)
  there!.setPresence(desk, 'online')
  await until(() => statuses().length === 3)
  expect(statuses()).toEqual(['online', 'away', 'online'])
  await Promise.all([bo.stop(), ana.stop()])
})

test('who comes back within the grace is as away as before', async () => {
  const account = await makeAccount()
  const realtime = start(memoryBus(), { presenceGraceMs: 300 })
  const ana = listen(realtime, account.ana)
  await until(() => realtime.status().followers === 1)
  const desk = withClient(account.bo)
  const first = read(realtime, desk)
  await started(first)
  realtime.setPresence(desk, 'away')
  const statuses = () => ana.statusesOf(account.bo.userId).map(({ status }) => status)
  await until(() => statuses().includes('away'))
  await first.stop()
  const again = read(realtime, desk)
  await wait(500)
  expect(statuses().at(-1)).toBe('away')
  expect(statuses().filter((status) => status === 'online').length).toBeLessThanOrEqual(1)
  await Promise.all([again.stop(), ana.stop()])
})

test('who begins to listen hears at once who looks and types already, also on another server', async () => {
  const account = await makeAccount()
  const [here, there] = [1, 2].map(() => start(redisBus({ url: redis.url })))
  // Nobody of the account is on the other server yet, so it hears nothing of it.
  const ana = read(here!, account.ana)
  await started(ana)
  const conversationId = randomUUID()
  const audience = ['members']
  here!.setViewing(account.ana, { conversationId, viewing: true, audience })
  here!.startTyping(account.ana, { conversationId, kind: 'reply', audience })
  here!.setViewing(account.ana, { conversationId: randomUUID(), viewing: true, audience: ['x'] })
  await wait(50)
  const listeners = [listen(here!, account.bo), listen(there!, account.bo)]
  for (const one of listeners) {
    await until(() => one.standing().length >= 2, 1000)
    expect(one.standing().toSorted()).toEqual(['typing.start', 'viewing.start'])
  }
  here!.setViewing(account.ana, { conversationId, viewing: false, audience })
  await until(() => listeners.every((one) => one.standing().includes('viewing.stop')))
  await Promise.all([...listeners, ana].map((one) => one.stop()))
})

test('who comes to see a conversation hears at once who looks at it', async () => {
  const account = await makeAccount()
  const realtime = start(memoryBus())
  const bo = listen(realtime, account.bo)
  await until(() => realtime.status().followers === 1)
  const conversationId = randomUUID()
  const audience = ['team:x']
  realtime.setViewing(account.ana, { conversationId, viewing: true, audience })
  await wait(50)
  expect(bo.standing()).toEqual([])
  await transact(db, account.id, async (tx) => {
    const member = { userId: account.bo.userId } as never
    appendEvent(tx, {
      body: { type: 'member.updated', member, removed: false, topics: ['members', 'team:x'] },
      audience: [`user:${account.bo.userId}`],
      by: account.system,
    })
    return {}
  })
  await until(() => bo.standing().length === 1, 1000)
  expect(bo.standing()).toEqual(['viewing.start'])
  await bo.stop()
})

test('who looks in two windows looks on when one is closed, on whichever servers', async () => {
  const account = await makeAccount()
  const bus = { ...memoryBus(), shared: true }
  const [here, there] = [1, 2].map(() => start(bus))
  const listeners = [listen(here!, account.bo), listen(there!, account.bo)]
  await until(() => [here!, there!].every((one) => one.status().followers === 1))
  const [desk, phone] = [withClient(account.ana), withClient(account.ana)]
  const conversationId = randomUUID()
  const look = (realtime: Realtime, by: MemberActor, viewing: boolean) =>
    realtime.setViewing(by, { conversationId, viewing, audience: ['members'] })
  look(here!, desk, true)
  look(there!, phone, true)
  await until(() => listeners.every((one) => one.standing().length === 2))
  look(here!, desk, false)
  await wait(300)
  for (const one of listeners) expect(one.standing()).not.toContain('viewing.stop')
  look(there!, phone, false)
  await until(() => listeners.every((one) => one.standing().includes('viewing.stop')))
  await Promise.all(listeners.map((one) => one.stop()))
})

test('whoever says something types no more, for who listens and who comes later', async () => {
  const account = await makeAccount()
  const bus = { ...memoryBus(), shared: true }
  const [here, there] = [1, 2].map(() => start(bus))
  const listeners = [listen(here!, account.bo), listen(there!, account.bo)]
  await until(() => [here!, there!].every((one) => one.status().followers === 1))
  const [mine, other] = [randomUUID(), randomUUID()]
  for (const conversationId of [mine, other])
    here!.startTyping(withClient(account.ana), {
      conversationId,
      kind: 'reply',
      audience: ['members'],
    })
  await until(() => listeners.every((one) => one.standing().length === 2))
  await transact(db, account.id, async (tx) => {
    const author = { type: 'member', id: account.ana.userId }
    const message = { conversationId: mine, author }
    const body = { type: 'message.new', message, conversation: {} } as never
    appendEvent(tx, { body, audience: ['members'], by: account.system })
    return {}
  })
  await until(() => listeners.every((one) => one.standing().length === 3), 2000)
  for (const one of listeners) expect(one.standing().at(-1)).toBe('typing.stop')
  const late = listen(there!, account.bo)
  await until(() => late.standing().length > 0)
  expect(late.standing()).toEqual(['typing.start'])
  await Promise.all([...listeners, late].map((one) => one.stop()))
})

test('a server that missed what changed has it with the next beat', async () => {
  const account = await makeAccount()
  const bus = { ...memoryBus(), shared: true }
  let isLosing = false
  const lossy: Bus = {
    ...bus,
    async publish(accountId, message) {
      if (!isLosing) await bus.publish(accountId, message)
    },
  }
  const [here, there] = [bus, lossy].map((one) => start(one, { presenceBeatMs: 200 }))
  const ana = listen(here!, account.ana)
  await until(() => here!.status().followers === 1)
  const first = read(there!, withClient(account.ana))
  await started(first)
  isLosing = true
  const bo = read(there!, withClient(account.bo))
  await started(bo)
  await wait(150)
  expect(ana.statusesOf(account.bo.userId)).toEqual([])
  isLosing = false
  await until(() => ana.statusesOf(account.bo.userId).length === 1)
  expect(ana.statusesOf(account.bo.userId)[0]!.status).toBe('online')
  await Promise.all([first.stop(), bo.stop(), ana.stop()])
})
