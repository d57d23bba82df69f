import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { outboxWindow, settle } from '../testing/outboxWindow.ts'
import { indexedDbOutbox } from './indexedDbOutbox.ts'

/** Locks as browsers have them, for one name: a queue, and one who may take it from its holder. */
function makeLocks(): Pick<LockManager, 'request'> {
  let holder: { reject(error: Error): void } | null = null
  const queue: (() => void)[] = []
  const request = (_name: string, options: LockOptions, run: () => Promise<void>) =>
    new Promise<void>((resolve, reject) => {
      const begin = () => {
        const mine = { reject }
        holder = mine
        void run().then(() => {
          if (holder !== mine) return
          holder = null
          queue.shift()?.()
          resolve()
        })
      }
      const aborted = () => new DOMException('taken', 'AbortError')
      if (options.steal) {
        holder?.reject(aborted())
        return begin()
      }
      if (!holder) return begin()
      queue.push(begin)
      options.signal?.addEventListener('abort', () => {
        const place = queue.indexOf(begin)
        if (place >= 0) queue.splice(place, 1)
        reject(aborted())
      })
    })
  return { request: request as unknown as LockManager['request'] }
}

let name = 0
beforeEach(() => void (name += 1))
afterEach(() => void vi.unstubAllGlobals())
const openTab = () => outboxWindow(indexedDbOutbox(`test-${name}`))
const bodies = (asked: { change: object }[]) =>
  asked.map(({ change }) => (change as { body: string }).body)

test('tabs show the same waiting words; only the tab that was acted in sends them', async () => {
  vi.stubGlobal('navigator', { locks: makeLocks() })
  const [first, second] = [await openTab(), await openTab()]
  first.outbox.send({ conversationId: 'c', body: 'one' })
  await settle()
  expect(second.said()).toEqual(['one'])
  expect(second.outbox.queued.get()).toBe(1)
  expect(second.asked).toEqual([])
  await first.asked[0]!.accept(1)
  await settle()
  expect(second.outbox.queued.get()).toBe(0)
  expect(second.said()).toEqual(['one'])
  for (const { outbox } of [first, second]) outbox.close()
})

test('a tab that is acted in takes the turn from one that may be asleep, under the same ids', async () => {
  vi.stubGlobal('navigator', { locks: makeLocks() })
  const [asleep, awake] = [await openTab(), await openTab()]
  const id = asleep.outbox.send({ conversationId: 'c', body: 'one' })
  await settle()
  awake.outbox.send({ conversationId: 'c', body: 'two' })
  await settle()
  expect(awake.asked.map((one) => one.id)).toEqual([id])
  await awake.asked[0]!.accept(1)
  await settle()
  await awake.asked[1]!.accept(2)
  await asleep.asked[0]!.accept(1)
  await settle()
  expect(bodies(awake.asked)).toEqual(['one', 'two'])
  expect(bodies(asleep.asked)).toEqual(['one'])
  expect(asleep.outbox.queued.get()).toBe(0)
  for (const { outbox } of [asleep, awake]) outbox.close()
})

test('when the sending tab closes another goes on with what it left', async () => {
  vi.stubGlobal('navigator', { locks: makeLocks() })
  const [first, second] = [await openTab(), await openTab()]
  first.outbox.send({ conversationId: 'c', body: 'one' })
  await settle()
  first.outbox.close()
  await settle()
  expect(bodies(second.asked)).toEqual(['one'])
  second.outbox.close()
})

test('a refusal is seen, sent again and discarded in every tab, and answers the tab that waits', async () => {
  vi.stubGlobal('navigator', { locks: makeLocks() })
  const [first, second] = [await openTab(), await openTab()]
  const id = first.outbox.send({ conversationId: 'c', body: 'one' })
  const changed = first.outbox
    .add({ type: 'update', conversationId: 'c', patch: { status: 'resolved' } })
    .catch((error: Error) => error.message)
  await settle()
  expect(second.row().status).toBe('resolved')
  await first.asked[0]!.refuse({ failure: 'conversation.closed', retryable: false })
  await settle()
  expect(second.outbox.sendings.get().get(id)?.state).toBe('failed')
  second.outbox.retry(id)
  await settle()
  // The second tab has the turn now: it is told of the change that the first waits for.
  const [update] = second.asked.filter(({ change }) => change.type === 'update')
  await update!.refuse({ failure: 'action.forbidden', retryable: false, message: 'no' })
  await settle()
  expect(await changed).toBe('no')
  expect([first.row().status, second.row().status]).toEqual(['open', 'open'])
  await second.asked
    .find(({ change }) => change.type === 'send')!
    .refuse({
      failure: 'conversation.closed',
      retryable: false,
    })
  second.outbox.discard(id)
  await settle()
  expect([first.said(), second.said()]).toEqual([[], []])
  expect(first.outbox.refused.get()).toEqual([])
  for (const { outbox } of [first, second]) outbox.close()
})

test('without locks each tab sends in order, and a closed one leaves its words to the next', async () => {
  vi.stubGlobal('navigator', {})
  const first = await openTab()
  for (const body of ['one', 'two']) first.outbox.send({ conversationId: 'c', body })
  await settle()
  first.outbox.close()
  const second = await openTab()
  expect(second.said()).toEqual(['one', 'two'])
  expect(bodies(second.asked)).toEqual(['one'])
  await second.asked[0]!.accept(1)
  expect(bodies(second.asked)).toEqual(['one', 'two'])
  second.outbox.close()
})

test("what one person left is not another one's, and signing out empties every tab", async () => {
  vi.stubGlobal('navigator', { locks: makeLocks() })
  const store = indexedDbOutbox(`test-${name}`)
  const [first, second] = [await openTab(), await openTab()]
  first.outbox.send({ conversationId: 'c', body: 'one' })
  await settle()
  expect(await store.read({ userId: 'you', accountId: 'account' })).toEqual([])
  expect(await store.read({ userId: 'me', accountId: 'account' })).toHaveLength(1)
  await first.outbox.forget()
  await settle()
  expect(second.said()).toEqual([])
  expect(await store.read({ userId: 'me', accountId: 'account' })).toEqual([])
  for (const { outbox } of [first, second]) outbox.close()
})
