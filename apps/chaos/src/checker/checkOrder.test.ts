import { expect, test } from 'vitest'
import { checkOrder } from './checkOrder.ts'
import type { Reader, ReaderLine, StoredEvent } from './History.ts'
import { Log } from './Log.ts'

const reader: Reader = {
  name: 'bo',
  account: 'a',
  userId: 'bo',
  conversations: ['hall'],
  canaries: [],
  leaves: false,
  kind: 'stock',
}

/** Ten events: the third is for others, the sixth a resync. */
function tenEvents(): Log {
  const log = new Log()
  log.add(
    Array.from({ length: 10 }, (_, index): StoredEvent => {
      const position = index + 1
      const audience = [position === 3 ? 'conversation:secret' : 'conversation:hall']
      const jumps = position === 6
      return { position, tag: `t${position}`, type: 'message.new', audience, except: [], jumps }
    }),
  )
  return log
}

const open = (cursor: string | null): ReaderLine => ({ k: 'open', at: 0, cursor })
const synced = (at: number): ReaderLine => ({ k: 'synced', at: 0, cursor: `${at}.t${at}` })
const resync = (at: number): ReaderLine => ({ k: 'resync', at: 0, cursor: `${at}.t${at}` })
const events = (...positions: number[]) =>
  positions.map((at): ReaderLine => ({
    k: 'event',
    at: 0,
    cursor: `${at}.t${at}`,
    type: 'message.new',
    sent: 0,
    see: [],
  }))

const judge = (...lines: ReaderLine[]) => checkOrder(reader, lines, tenEvents())
const kinds = (...lines: ReaderLine[]) => judge(...lines).violations.map(({ kind }) => kind)

test('each event once and in order, past what is for others, over a drop: nothing is broken', () => {
  const lines = [open(null), synced(1), ...events(2, 4), synced(4), ...events(5), resync(6)]
  const { violations, standing } = judge(...lines, ...events(7, 8, 9, 10))
  expect(violations).toEqual([])
  expect(standing).toEqual({ position: 10 })
})

test('an event that is passed over is a hole, by the next event or by a cursor', () => {
  expect(kinds(open(null), synced(1), ...events(2, 5))).toEqual(['hole'])
  expect(kinds(open(null), synced(1), synced(4))).toEqual(['hole'])
  expect(kinds(open(null), synced(1), ...events(2), synced(3), ...events(4))).toEqual([])
})

test('a hole over a restart of the reader is one', () => {
  expect(kinds(open('2.t2'), synced(5))).toEqual(['hole'])
  expect(kinds(open('2.t2'), synced(2), ...events(4, 5))).toEqual([])
})

test('the history goes on from where it was judged to', () => {
  const { standing } = judge(open(null), synced(1), ...events(2))
  const more = checkOrder(reader, events(5), tenEvents(), standing)
  expect(more.violations.map(({ kind }) => kind)).toEqual(['hole'])
})

test('the same again is repeated, an earlier one out of order', () => {
  expect(kinds(open(null), synced(1), ...events(2, 2))).toEqual(['repeated'])
  expect(kinds(open(null), synced(1), ...events(2, 4, 5, 4))).toEqual(['outOfOrder'])
  expect(kinds(open(null), synced(5), synced(4))).toEqual(['outOfOrder'])
})

test('an event that the log does not hold is a phantom', () => {
  const strange: ReaderLine = { ...events(2)[0]!, cursor: '2.other' } as ReaderLine
  expect(kinds(open(null), synced(1), strange)).toEqual(['phantom'])
  expect(kinds(open(null), synced(10), ...events(11))).toEqual(['phantom'])
})

test('an event for others is a leak', () => {
  expect(kinds(open(null), synced(1), ...events(2, 3))).toEqual(['leak'])
})

test('of who comes and goes only order is judged', () => {
  const lines = [open(null), synced(1), ...events(5)]
  expect(checkOrder({ ...reader, leaves: true }, lines, tenEvents()).violations).toEqual([])
})

test('a log with a hole of its own is not believed', () => {
  const row: StoredEvent = {
    position: 12,
    tag: 't12',
    type: 'message.new',
    audience: [],
    except: [],
    jumps: false,
  }
  expect(() => tenEvents().add([row])).toThrow('from 10 to 12')
})
