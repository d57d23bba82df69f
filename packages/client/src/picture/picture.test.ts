import 'fake-indexeddb/auto'
import { notifyManager, QueryClient, QueryObserver } from '@tanstack/query-core'
import { beforeAll, expect, test, vi } from 'vitest'
import type { Call } from '../mirror/Call.ts'
import { keyOf } from '../mirror/keys.ts'
import type { Key } from '../mirror/keys.ts'
import { Mirror } from '../mirror/Mirror.ts'
import { heldClock } from '../testing/heldClock.ts'
import { accountId, me, SimServer } from '../testing/SimServer.ts'
import { indexedDbPicture } from './indexedDbPicture.ts'
import { keepPicture } from './keepPicture.ts'
import type { KeptAnswer } from './KeptAnswer.ts'
import { overflow } from './overflow.ts'
import { trim } from './trim.ts'

beforeAll(() => notifyManager.setScheduler((run) => queueMicrotask(run)))

const accounts = [{ id: accountId, slug: 'demo', name: 'Demo' }]
const day = 24 * 60 * 60 * 1000
const threadOf = (conversationId: string, around?: number) =>
  keyOf('messages.list', { accountId, conversationId, limit: 50, around })
const list = keyOf('conversations.list', { accountId, limit: 3 })

function answer(words: string, count = 1): KeptAnswer {
  const items = Array.from({ length: count }, (_, index) => ({
    id: `${index}`,
    seq: index + 1,
    body: words,
  }))
  return { data: { items, hasBefore: false, hasAfter: false, asOf: '1.t' } as never, at: 1 }
}

let names = 0
function open(options: { build?: string; now?: () => number; name?: string } = {}) {
  return indexedDbPicture({ build: 'one', name: `picture-${(names += 1)}`, ...options })
}
const shot = (key: Key, kept: KeptAnswer, isShown = true) => ({ key, kept, isShown })
const bodies = (kept: KeptAnswer | null) =>
  (kept?.data as { items: { body: string }[] } | undefined)?.items.map(({ body }) => body) ?? null

test('what is kept is read again, and by nobody else', async () => {
  const picture = open()
  await picture.sit({ userId: 'ana', accounts })
  expect(
    await picture.write({ userId: 'ana', accountId }, [shot(threadOf('c'), answer('hers'))]),
  ).toBe(true)
  const read = (userId: string | null, of = accountId) =>
    picture.read({ userId, accountId: of }, threadOf('c')).then(bodies)
  expect(await read('ana')).toEqual(['hers'])
  expect(await read(null)).toEqual(['hers'])
  expect(await read('bo')).toBeNull()
  expect(await read('ana', 'another account')).toBeNull()
})

test('who comes next finds nothing, and a tab that is late keeps nothing', async () => {
  const picture = open()
  const hers = [shot(threadOf('c'), answer('hers'))]
  await picture.sit({ userId: 'ana', accounts })
  await picture.write({ userId: 'ana', accountId }, hers)
  await picture.sit({ userId: 'bo', accounts })
  expect(await picture.read({ userId: null, accountId }, threadOf('c'))).toBeNull()
  expect(await picture.write({ userId: 'ana', accountId }, hers)).toBe(false)
  await picture.sit({ userId: 'ana', accounts })
  expect(await picture.read({ userId: 'ana', accountId }, threadOf('c'))).toBeNull()
})

test('after a sign-out there is nobody, and nothing is kept any more', async () => {
  const picture = open()
  await picture.sit({ userId: 'ana', accounts })
  await picture.forget()
  expect(await picture.seat()).toBeNull()
  expect(await picture.write({ userId: 'ana', accountId }, [shot(list, answer('x'))])).toBe(false)
})

test('another build reads nothing, and what is too old is not shown', async () => {
  const name = 'builds'
  let now = 0
  const picture = open({ name, now: () => now })
  await picture.sit({ userId: 'ana', accounts })
  await picture.write({ userId: 'ana', accountId }, [shot(threadOf('c'), answer('old'))])
  const read = () => picture.read({ userId: 'ana', accountId }, threadOf('c')).then(bodies)
  now = 14 * day
  expect(await read()).toEqual(['old'])
  now += 1
  expect(await read()).toBeNull()
  expect(await open({ name, build: 'two' }).seat()).toBeNull()
})

test('a conversation is kept by its newest fifty messages, wherever it was opened at', async () => {
  const picture = open()
  await picture.sit({ userId: 'ana', accounts })
  await picture.write({ userId: 'ana', accountId }, [shot(threadOf('c', 3), answer('said', 120))])
  const read = (around?: number) =>
    picture.read({ userId: 'ana', accountId }, threadOf('c', around))
  const kept = (await read())!.data as { items: { seq: number }[]; hasBefore: boolean }
  expect([kept.items.length, kept.items[0]!.seq, kept.hasBefore]).toEqual([50, 71, true])
  expect(await read(80)).not.toBeNull()
  expect(await read(3)).toBeNull()
  const middle = answer('middle')
  Object.assign(middle.data, { hasAfter: true })
  expect(trim({ key: threadOf('c'), kept: middle })).toBeNull()
})

test('a long list is kept by its beginning, and says that it goes on', () => {
  const { kept } = trim({
    key: list,
    kept: { ...answer('row', 80), data: { ...answer('row', 80).data, nextCursor: null } as never },
  })!
  const { items, nextCursor } = kept.data as { items: unknown[]; nextCursor: string | null }
  expect([items.length, nextCursor !== null]).toEqual([50, true])
})

test('of lists twenty are kept, of conversations fifty, those that were looked at last', async () => {
  const about = (procedure: Key[1], count: number) =>
    Array.from({ length: count }, (_, usedAt) => ({ procedure, size: 1, usedAt, keptAt: 0 }))
  const gone = overflow([...about('conversations.list', 25), ...about('messages.list', 53)])
  expect(gone.map(({ procedure, usedAt }) => `${procedure} ${usedAt}`).toSorted()).toEqual([
    ...[0, 1, 2, 3, 4].map((at) => `conversations.list ${at}`),
    ...[0, 1, 2].map((at) => `messages.list ${at}`),
  ])
  const large = about('messages.list', 20).map((one) => ({ ...one, size: 1024 * 1024 }))
  expect(overflow(large).map(({ usedAt }) => usedAt)).toEqual([3, 2, 1, 0])
})

/** A window on a server in miniature that can be cut off. */
function openWindow(server: SimServer, picture = open()) {
  const line = { isUp: true, hangs: false, asked: 0 }
  const call: Call = async (procedure, input) => {
    line.asked += 1
    if (line.hangs) return new Promise(() => {})
    if (!line.isUp) throw new Error('no network')
    return server.answer(procedure, input)
  }
  const clock = heldClock()
  const queryClient = new QueryClient()
  const recall = (key: Key) => picture.read({ userId: me, accountId }, key)
  const mirror = new Mirror({ queryClient, accountId, call, clock, recall })
  mirror.viewer = { userId: me }
  const look = (key: Key<'messages.list'>) => {
    const options = { ...mirror.queryOptions('messages.list', key[2]), retry: false }
    new QueryObserver(queryClient, options as never).subscribe(() => {})
  }
  const shows = (key: Key) => bodies({ data: queryClient.getQueryData(key)!, at: 0 })
  return { line, clock, queryClient, mirror, picture, look, shows }
}

async function keptWindow() {
  const server = new SimServer()
  server.create('c', 'open')
  server.say('c', 'bo', 'seen')
  const seen = openWindow(server)
  await seen.picture.sit({ userId: me, accounts })
  seen.look(threadOf('c'))
  seen.mirror.receive(server.cursor(), { type: 'synced' } as never)
  await vi.waitFor(() => expect(seen.shows(threadOf('c'))).toEqual(['word seen']), 10_000)
  const { queryClient, mirror, picture } = seen
  const stop = keepPicture({ queryClient, mirror, picture, everyMs: 1, idle: async () => {} })
  const read = () => picture.read({ userId: me, accountId }, threadOf('c'))
  await vi.waitFor(async () => expect(bodies(await read())).toEqual(['word seen']), 10_000)
  stop()
  return { server, picture }
}

test('without the server a window shows what was kept, and with it what the server says', async () => {
  const { server, picture } = await keptWindow()
  const next = openWindow(server, picture)
  next.line.isUp = false
  next.look(threadOf('c'))
  await vi.waitFor(() => expect(next.shows(threadOf('c'))).toEqual(['word seen']), 10_000)
  expect(next.mirror.startFrom()).toBe(server.cursor())
  server.say('c', 'bo', 'missed')
  next.line.isUp = true
  next.mirror.recover()
  next.clock.move(0)
  await vi.waitFor(
    () => expect(next.shows(threadOf('c'))).toEqual(['word seen', 'word missed']),
    10_000,
  )
})

test('a server that lets one wait is waited for a second, and still has the last word', async () => {
  const { server, picture } = await keptWindow()
  const next = openWindow(server, picture)
  next.line.hangs = true
  next.look(threadOf('c'))
  await vi.waitFor(() => expect(next.line.asked).toBe(1), 10_000)
  next.clock.move(999)
  expect(next.shows(threadOf('c'))).toBeNull()
  next.clock.move(1)
  await vi.waitFor(() => expect(next.shows(threadOf('c'))).toEqual(['word seen']), 10_000)
})

test('what the server says is never replaced by what was kept, nor is a refusal', async () => {
  const { server, picture } = await keptWindow()
  const next = openWindow(server, picture)
  server.say('c', 'bo', 'newer')
  next.look(threadOf('c'))
  await vi.waitFor(
    () => expect(next.shows(threadOf('c'))).toEqual(['word seen', 'word newer']),
    10_000,
  )
  next.line.isUp = false
  await next.queryClient.refetchQueries({ queryKey: threadOf('c') })
  expect(next.shows(threadOf('c'))).toEqual(['word seen', 'word newer'])
})
