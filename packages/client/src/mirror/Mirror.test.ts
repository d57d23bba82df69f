import { notifyManager, QueryClient, QueryObserver } from '@tanstack/query-core'
import fc from 'fast-check'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { compare, defaultSort } from '@parley/contract'
import type { ConversationFacts, Message } from '@parley/contract'
import { lawCases } from '@parley/contract/testing'
import { expectMark, readUpTo } from '../changes/expectMark.ts'
import { expectMessage } from '../changes/expectMessage.ts'
import { expectPatch } from '../changes/expectPatch.ts'
import type { Inputs, ListData, Procedure } from '../apply/Query.ts'
import { heldClock } from '../testing/heldClock.ts'
import { accountId, me, SimServer } from '../testing/SimServer.ts'
import { keyOf } from './keys.ts'
import { Mirror } from './Mirror.ts'
import type { Call } from './Call.ts'

beforeAll(() => notifyManager.setScheduler((run) => queueMicrotask(run)))

const lists: Inputs['conversations.list'][] = [
  { accountId, limit: 3 },
  { accountId, limit: 2, filter: { status: ['open'] } },
  { accountId, limit: 2, filter: { hasUnread: true } },
  { accountId, limit: 2, sort: [{ by: 'priority', order: 'desc' }] },
  { accountId, limit: 3, filter: { search: 'x' } },
]
const threads: Inputs['messages.list'][] = [
  { accountId, conversationId: 'c0', limit: 2 },
  { accountId, conversationId: 'c1', limit: 3 },
]
/** Several filters, so that the skipping of one must be right for all. */
const counts: Inputs['conversations.counts'] = {
  accountId,
  filters: [
    {},
    { hasUnread: true },
    { status: ['open'] },
    { status: ['open'], hasUnread: true },
    { not: { priority: [null] } },
  ],
}
/** Alone: a touched one is not asked for with the others. */
const lonely = counts.filters.map((filter) => ({ accountId, filters: [filter] }))
const single: Inputs['conversations.get'] = { accountId, conversationId: 'c0' }

/** A request on its way: the server reads when it is handled, the client hears when it is answered. */
interface Request {
  handle(): void
  respond(): void
}

class World {
  readonly server = new SimServer()
  readonly clock = heldClock()
  readonly queryClient = new QueryClient({
    defaultOptions: { queries: { retry: false, gcTime: Infinity } },
  })
  readonly mirror: Mirror
  unhandled: Request[] = []
  unanswered: Request[] = []
  delivered = 0
  rendered: (readonly [readonly unknown[], unknown])[] = []
  sent = 0
  readonly stops: (() => void)[] = []

  constructor() {
    for (let index = 0; index < 5; index += 1)
      this.server.create(`c${index}`, index % 2 ? 'open' : 'pending')
    for (let index = 0; index < 4; index += 1)
      this.server.say('c0', index % 2 ? me : 'bo', `seed${index}`)
    this.delivered = this.server.head
    const { queryClient, clock } = this
    this.mirror = new Mirror({ queryClient, accountId, call: this.call, clock })
    this.mirror.viewer = { userId: me }
  }

  readonly call: Call = (procedure, input) =>
    this.request(() => this.server.answer(procedure, input))

  request<T>(handle: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      let outcome: () => void = () => {}
      this.unhandled.push({
        handle: () => {
          try {
            const answer = handle()
            outcome = () => resolve(answer)
          } catch (error) {
            outcome = () => reject(error as Error)
          }
        },
        respond: () => outcome(),
      })
    })
  }

  observe<P extends Procedure>(procedure: P, input: Inputs[P]): void {
    const observer = new QueryObserver(
      this.queryClient,
      this.mirror.queryOptions(procedure, input) as never,
    )
    this.stops.push(observer.subscribe(() => {}))
  }

  handle(pick: number): void {
    const [request] = this.unhandled.splice(pick % Math.max(this.unhandled.length, 1), 1)
    if (!request) return
    request.handle()
    this.unanswered.push(request)
  }

  respond(pick: number): void {
    const [request] = this.unanswered.splice(pick % Math.max(this.unanswered.length, 1), 1)
    request?.respond()
  }

  deliver(count: number): void {
    if (this.delivered === this.server.head)
      return this.mirror.receive(this.server.cursor(), { type: 'synced' })
    const upTo = Math.min(this.delivered + count, this.server.head)
    while (this.delivered < upTo) {
      this.delivered += 1
      this.mirror.receive(this.server.cursor(this.delivered), this.server.log[this.delivered - 1]!)
    }
  }

  /** A page is rendered by the server, and reaches this client later. */
  render(): void {
    this.rendered = [
      ...lists.map(
        (input) =>
          [
            keyOf('conversations.list', input),
            this.server.answer('conversations.list', input),
          ] as const,
      ),
      ...threads.map(
        (input) =>
          [keyOf('messages.list', input), this.server.answer('messages.list', input)] as const,
      ),
    ]
  }

  hydrate(): void {
    for (const [key, answer] of this.rendered) this.queryClient.setQueryData(key, answer)
  }

  /** The stream lost its place. */
  lose(): void {
    this.delivered = this.server.head
    this.mirror.receive(this.server.cursor(), { type: 'resync', afterMs: 100 })
  }

  send(conversationId: string, succeeds: boolean): void {
    const id = `sent${(this.sent += 1)}`
    const pending = expectMessage({
      ...({
        id,
        conversationId,
        author: { type: 'member', id: me },
        kind: 'reply',
        body: `word ${id}`,
      } as object),
      ...{
        attachments: [],
        reactions: [],
        replyTo: null,
        createdAt: new Date(0),
        editedAt: null,
        deletedAt: null,
      },
    } as never)
    this.mirror.expect(pending)
    this.request(() => {
      const message = succeeds ? this.server.say(conversationId, me, id) : null
      if (!message) throw new Error('refused')
      return { message, asOf: this.server.cursor() }
    }).then(
      ({ message, asOf }) => {
        pending.answered = message
        this.mirror.confirm(id, asOf)
      },
      () => this.mirror.withdraw(id),
    )
  }

  patch(conversationId: string, patch: Partial<ConversationFacts>, succeeds: boolean): void {
    const id = `patch${(this.sent += 1)}`
    this.mirror.expect(expectPatch(id, conversationId, patch as never))
    this.request(() => {
      if (!succeeds || !this.server.patch(conversationId, patch)) throw new Error('refused')
      return { asOf: this.server.cursor() }
    }).then(
      ({ asOf }) => this.mirror.confirm(id, asOf),
      () => this.mirror.withdraw(id),
    )
  }

  async calm(): Promise<void> {
    for (let round = 0; round < 60; round += 1) {
      this.deliver(1000)
      await settle()
      while (this.unhandled.length > 0) this.handle(0)
      while (this.unanswered.length > 0) this.respond(0)
      await settle()
      this.clock.move(5000)
      await settle()
      if (round > 3 && this.unhandled.length === 0 && this.unanswered.length === 0) return
    }
    throw new Error('It never comes to rest.')
  }

  check(): void {
    for (const input of lists) this.checkList(input)
    for (const input of threads) this.checkThread(input)
    const shown = this.queryClient.getQueryData(keyOf('conversations.get', single))
    const [row] = this.server.rows({ filter: { id: ['c0'] } })
    expect(
      shown === undefined ? undefined : (shown as { conversation: object }).conversation,
    ).toEqual(row)
    const count = this.queryClient.getQueryData(
      keyOf('conversations.count', { accountId, filter: { hasUnread: true } }),
    )
    expect((count as { count: number }).count).toBe(
      this.server.rows({ filter: { hasUnread: true } }).length,
    )
    for (const input of [counts, ...lonely]) this.checkCounts(input)
  }

  checkCounts(input: Inputs['conversations.counts']): void {
    const shown = this.queryClient.getQueryData(keyOf('conversations.counts', input))
    const fresh = this.server.answer('conversations.counts', input)
    expect({ input, counts: (shown as typeof fresh).counts }).toEqual({
      input,
      counts: fresh.counts,
    })
  }

  checkList(input: Inputs['conversations.list']): void {
    const shown = this.queryClient.getQueryData(keyOf('conversations.list', input)) as ListData
    const order = compare(input.sort ?? defaultSort)
    const end = shown.nextCursor === null ? null : (shown.boundary ?? shown.items.at(-1)!)
    const fresh = this.server.rows(input).filter((row) => !end || order(row, end) <= 0)
    expect({ input, items: shown.items }).toEqual({ input, items: fresh })
  }

  checkThread(input: Inputs['messages.list']): void {
    const shown = this.queryClient.getQueryData(keyOf('messages.list', input)) as
      | { items: Message[]; hasBefore: boolean }
      | undefined
    if (!shown) return
    const fresh = this.server.messages(input.conversationId)
    const from = shown.items[0]?.seq ?? 0
    expect({ input, items: shown.items }).toEqual({
      input,
      items: fresh.filter(({ seq }) => seq >= from),
    })
    expect(shown.hasBefore).toBe(from > 1)
  }

  close(): void {
    for (const stop of this.stops) stop()
    this.mirror.close()
    this.queryClient.clear()
  }
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 25; turn += 1) await null
}

const conversationId = fc.constantFrom('c0', 'c1', 'c2', 'c3', 'c4', 'n0', 'n1')
const status = fc.constantFrom('open' as const, 'pending' as const)
const priority = fc.constantFrom('urgent' as const, 'low' as const, null)
const subject = fc.constantFrom('x', 'y')
const pick = fc.nat(7)
type Step = (world: World) => void
const mutation: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(conversationId, fc.constantFrom(me, 'bo', 'cy'), fc.uuid()).map(
      ([id, who, message]): Step =>
        ({ server }) =>
          void server.say(id, who, message),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(conversationId, status).map(
      ([id, value]): Step =>
        ({ server }) =>
          void server.patch(id, { status: value }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(conversationId, priority).map(
      ([id, value]): Step =>
        ({ server }) =>
          void server.patch(id, { priority: value }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(conversationId, subject).map(
      ([id, value]): Step =>
        ({ server }) =>
          void server.patch(id, { subject: value }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(conversationId, fc.constantFrom(me, 'bo')).map(
      ([id, who]): Step =>
        ({ server }) =>
          server.read(id, who),
    ),
  },
  {
    weight: 1,
    arbitrary: conversationId.map(
      (id): Step =>
        ({ server }) =>
          void server.markUnread(id),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom('n0', 'n1'), status).map(
      ([id, value]): Step =>
        ({ server }) =>
          server.create(id, value),
    ),
  },
  {
    weight: 1,
    arbitrary: conversationId.map(
      (id): Step =>
        ({ server }) =>
          server.hide(id),
    ),
  },
  {
    weight: 1,
    arbitrary: conversationId.map(
      (id): Step =>
        ({ server }) =>
          server.unhide(id),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(conversationId, fc.constantFrom('e1', 'e2')).map(
      ([id, body]): Step =>
        ({ server }) =>
          server.edit(id, body),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('Ann', 'Eve').map(
      (name): Step =>
        ({ server }) =>
          server.rename(name),
    ),
  },
)
const screen: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.integer({ min: 1, max: 4 }).map(
      (count): Step =>
        (world) =>
          world.deliver(count),
    ),
  },
  {
    weight: 4,
    arbitrary: pick.map(
      (index): Step =>
        (world) =>
          world.handle(index),
    ),
  },
  {
    weight: 4,
    arbitrary: pick.map(
      (index): Step =>
        (world) =>
          world.respond(index),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.nat(lists.length - 1).map(
      (index): Step =>
        ({ mirror }) =>
          void mirror.loadMore(lists[index]!).catch(() => {}),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.nat(threads.length - 1).map(
      (index): Step =>
        ({ mirror }) =>
          void mirror.loadMessages(threads[index]!, 'older').catch(() => {}),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(100, 300, 1100).map(
      (ms): Step =>
        ({ clock }) =>
          clock.move(ms),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.nat(lists.length - 1).map(
      (index): Step =>
        ({ queryClient }) =>
          void queryClient.refetchQueries({ queryKey: keyOf('conversations.list', lists[index]!) }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(conversationId, fc.boolean()).map(
      ([id, succeeds]): Step =>
        (world) =>
          world.send(id, succeeds),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(conversationId, status, fc.boolean()).map(
      ([id, value, succeeds]): Step =>
        (world) =>
          world.patch(id, { status: value }, succeeds),
    ),
  },
)
const rendering: fc.Arbitrary<Step> = fc.constantFrom<Step>(
  (world) => world.render(),
  (world) => world.hydrate(),
)
const step = fc.oneof(
  { weight: 2, arbitrary: rendering },
  { weight: 10, arbitrary: mutation },
  { weight: 22, arbitrary: screen },
  {
    weight: 1,
    arbitrary: fc.constant<Step>((world) => world.lose()),
  },
)

let open: World | null = null
afterEach(() => open?.close())

test('an event is a new object only where it changed something', async () => {
  const world = (open = new World())
  const [all] = lists
  world.observe('conversations.list', all!)
  await world.calm()
  const read = () =>
    (world.queryClient.getQueryData(keyOf('conversations.list', all!)) as ListData).items
  const before = read()
  world.server.patch(before[1]!.id, { subject: 'other' })
  await world.calm()
  expect(read().map((row, index) => row === before[index])).toEqual([true, false, true])
  world.lose()
  await world.calm()
  expect(read()[0]).toBe(before[0])
})

test('whatever races, every list, thread and row ends as the server holds it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
      const world = (open = new World())
      for (const input of lists) world.observe('conversations.list', input)
      for (const input of threads) world.observe('messages.list', input)
      world.observe('conversations.get', single)
      world.observe('conversations.count', { accountId, filter: { hasUnread: true } })
      for (const input of [counts, ...lonely]) world.observe('conversations.counts', input)
      for (const run of steps) {
        run(world)
        await settle()
      }
      await world.calm()
      world.check()
      world.close()
    }),
    lawCases(2000),
  )
}, 3_600_000)

test('what went stale while nobody looked is asked for when somebody does, whatever came between', async () => {
  const world = (open = new World())
  const [all] = lists
  world.observe('conversations.list', all!)
  await world.calm()
  for (const stop of world.stops.splice(0)) stop()
  world.server.patch('c0', { subject: 'missed' })
  world.lose()
  world.server.patch('c1', { subject: 'heard' })
  await world.calm()
  world.observe('conversations.list', all!)
  await world.calm()
  world.checkList(all!)
})

test('an answer too old to be brought up never takes the place of what is shown', async () => {
  const world = (open = new World())
  const [all] = lists
  world.render()
  world.observe('conversations.list', all!)
  await world.calm()
  world.server.patch('c0', { subject: 'newer' })
  world.lose()
  await world.calm()
  world.hydrate()
  await world.calm()
  world.checkList(all!)
})

describe('counts', () => {
  const counted: Inputs['conversations.counts'] = {
    accountId,
    filters: [{ hasUnread: true }, { status: ['open'] }],
  }

  /** How often something was asked for while this happened. */
  async function asked(world: World, happen: () => void): Promise<number> {
    happen()
    world.deliver(1000)
    await settle()
    world.clock.move(1)
    await settle()
    const count = world.unhandled.length
    while (world.unhandled.length > 0) world.handle(0)
    while (world.unanswered.length > 0) world.respond(0)
    await settle()
    return count
  }

  test('follow by what an event does to a row that is held, and nobody is asked', async () => {
    const world = (open = new World())
    world.observe('conversations.list', { accountId, limit: 50 })
    world.observe('conversations.counts', counted)
    await world.calm()
    // The row may be newer than a count that was asked for beside it.
    await asked(world, () => world.server.say('c1', 'bo', 'first'))
    world.clock.move(5000)
    await asked(world, () => {})
    const { server } = world
    const happenings = [
      () => server.say('c1', 'bo', 'second'),
      () => server.say('c0', 'bo', 'one more is unread'),
      () => server.patch('c0', { priority: 'urgent' }),
      () => server.read('c1', 'bo'),
      () => server.read('c0', me),
      () => server.patch('c0', { status: 'open' }),
      () => server.patch('c0', { status: 'pending', priority: 'low' }),
    ]
    for (const happen of happenings) {
      expect(await asked(world, happen)).toBe(0)
      world.checkCounts(counted)
    }
  })

  test('of what is not held are asked for again, at most every two seconds', async () => {
    const world = (open = new World())
    world.observe('conversations.counts', counted)
    await world.calm()
    const turn = (status: 'open' | 'pending') => () => world.server.patch('c0', { status })
    expect(await asked(world, turn('open'))).toBe(1)
    expect(await asked(world, turn('pending'))).toBe(0)
    expect(await asked(world, turn('open'))).toBe(0)
    world.clock.move(2000)
    expect(await asked(world, () => {})).toBe(1)
    await world.calm()
    world.checkCounts(counted)
  })
})

test('what was scrolled to while a list was asked for again stays', async () => {
  const world = new World()
  const input = { accountId, limit: 2 }
  const thread = { accountId, conversationId: 'c0', limit: 2 }
  world.observe('conversations.list', input)
  world.observe('messages.list', thread)
  await world.calm()
  void world.queryClient.refetchQueries({ queryKey: keyOf('conversations.list', input) })
  void world.queryClient.refetchQueries({ queryKey: keyOf('messages.list', thread) })
  void world.mirror.loadMore(input)
  void world.mirror.loadMessages(thread, 'older')
  await settle()
  expect(world.unhandled).toHaveLength(4)
  while (world.unhandled.length > 0) world.handle(0)
  world.respond(3)
  world.respond(2)
  await settle()
  await world.calm()
  const { items: rows } = world.queryClient.getQueryData(
    keyOf('conversations.list', input),
  ) as ListData
  expect(rows.length).toBeGreaterThanOrEqual(4)
  const { items: messages } = world.queryClient.getQueryData(keyOf('messages.list', thread)) as {
    items: Message[]
  }
  expect(messages.length).toBeGreaterThanOrEqual(4)
  world.checkList(input)
  world.checkThread(thread)
  world.close()
})

test('what is expected of a row follows from all that the event changed', async () => {
  const world = (open = new World())
  const list = { accountId, limit: 5 }
  world.observe('conversations.list', list)
  world.observe('messages.list', { accountId, conversationId: 'c0', limit: 10 })
  await world.calm()
  const { seq } = world.server.say('c0', 'bo', 'first')!
  await world.calm()
  world.mirror.expect(expectMark('mark', 'c0', me, readUpTo(seq)))
  const unread: number[] = []
  for (const id of ['second', 'third']) {
    world.server.say('c0', 'bo', id)
    world.deliver(10)
    const { items } = world.queryClient.getQueryData(keyOf('conversations.list', list)) as ListData
    unread.push(items.find((row) => row.id === 'c0')!.unreadCount)
  }
  expect(unread).toEqual([1, 2])
})

test('a row that is newer than the place of its answer does not tell what an event changed', async () => {
  const world = new World()
  const input = { accountId, limit: 50 }
  const counted = { accountId, filters: [{ status: ['open' as const] }] }
  world.observe('conversations.list', input)
  world.observe('conversations.counts', counted)
  await world.calm()
  const asOf = world.server.cursor()
  world.server.patch('c0', { status: 'open' })
  const answer = { ...world.server.answer('conversations.list', input), asOf }
  world.queryClient.setQueryData(keyOf('conversations.list', input), answer)
  await world.calm()
  world.checkCounts(counted)
  world.close()
})

test.each([
  ['of a type that nobody knows', { type: 'poll.opened', conversation: null, message: 7 }],
  ['in a newer version', { type: 'conversation.updated', v: 2, changes: ['status'] }],
  ['that holds nothing', { type: 'toString' }],
])('an event %s moves the cursor, asks again and breaks nothing', async (_, told) => {
  const world = new World()
  const { server, mirror, queryClient } = world
  const [row, list] = [single, { accountId, limit: 100 }]
  world.observe('conversations.get', row)
  world.observe('conversations.list', list)
  await world.calm()
  const shown = () =>
    queryClient.getQueryData<{ conversation: ConversationFacts }>(keyOf('conversations.get', row))!
      .conversation
  const heard: string[] = []
  mirror.onEvent(({ type }) => void heard.push(type))
  server.tell('c0', { status: 'resolved' }, told)
  world.deliver(1)
  expect(mirror.cursor).toBe(server.cursor())
  expect(heard).toEqual([])
  await world.calm()
  expect(shown().status).toBe('resolved')
  server.patch('c0', { status: 'open' })
  world.deliver(1)
  expect(shown().status).toBe('open')
  expect(heard).toEqual(['conversation.updated'])
  for (const stop of world.stops) stop()
  mirror.close()
})
