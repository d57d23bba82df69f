import { hashKey, QueryClient, QueryObserver } from '@tanstack/query-core'
import { expect, test } from 'vitest'
import { heldClock } from '../testing/heldClock.ts'
import type { Entry } from './Entry.ts'
import { Refetcher } from './Refetcher.ts'

/** A stale query that somebody looks at, of a server that cannot be reached until `isUp`. */
async function openStale() {
  const clock = heldClock()
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const queryKey = ['a question']
  const entry = { key: queryKey, id: hashKey(queryKey), staleFrom: 1 } as unknown as Entry
  const askedAt: number[] = []
  const server = { isUp: false }
  const observer = new QueryObserver(queryClient, {
    queryKey,
    staleTime: Infinity,
    initialData: 'kept',
    queryFn: () => {
      askedAt.push(clock.now())
      if (!server.isUp) throw new Error('away')
      entry.staleFrom = null
      return 'new'
    },
  })
  const stop = observer.subscribe(() => {})
  const refetcher = new Refetcher({ queryClient, clock, everyMs: () => 0 })
  const pass = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += 250) {
      clock.move(250)
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  return { refetcher, entry, server, askedAt, pass, stop }
}

test('what failed is asked for again ever later, at most every ten seconds', async () => {
  const { refetcher, entry, askedAt, pass, stop } = await openStale()
  refetcher.ask(entry)
  await pass(40_000)
  const rests = askedAt.slice(1).map((at, index) => Math.round((at - askedAt[index]!) / 1000))
  expect(rests).toEqual([1, 2, 4, 8, 10, 10])
  stop()
})

test('a server that is back is asked at once, and the next failure rests shortly again', async () => {
  const { refetcher, entry, server, askedAt, pass, stop } = await openStale()
  refetcher.ask(entry)
  await pass(9000)
  const before = askedAt.length
  server.isUp = true
  refetcher.hurry(entry)
  await pass(250)
  expect(askedAt.length).toBe(before + 1)
  expect(entry.staleFrom).toBeNull()
  server.isUp = false
  entry.staleFrom = 2
  refetcher.ask(entry)
  await pass(2000)
  expect(askedAt.length).toBe(before + 3)
  stop()
})
