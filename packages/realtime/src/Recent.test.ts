import { expect, test } from 'vitest'
import type { LogRow } from '@parley/contract'
import { Recent } from './Recent.ts'

const row = (position: number, event: object = { type: 'message.new' }): LogRow =>
  ({ position, tag: `t${position}`, audience: [], except: [], event }) as unknown as LogRow
const place = (position: number, tag = `t${position}`) => ({ position, tag })
const positions = (rows: LogRow[] | null) => rows?.map((one) => one.position) ?? null

function filled(limit = 1000) {
  const recent = new Recent(limit)
  recent.restart(place(10))
  for (const position of [11, 12, 13]) recent.add(row(position), 100)
  return recent
}

test('what follows a place it holds is told, and what lies before it is not known', () => {
  const recent = filled()
  expect(positions(recent.after(10))).toEqual([11, 12, 13])
  expect(positions(recent.after(12))).toEqual([13])
  expect(positions(recent.after(13))).toEqual([])
  expect(recent.after(9)).toBe(null)
  expect([10, 13].map((position) => recent.holds(place(position)))).toEqual([true, true])
  expect([9, 14].map((position) => recent.holds(place(position)))).toEqual([false, false])
  expect(recent.holds(place(12, 'of another log'))).toBe(false)
})

test('the oldest are let go of beyond its bound', () => {
  const recent = filled(250)
  expect(recent.after(10)).toBe(null)
  expect(positions(recent.after(11))).toEqual([12, 13])
})

test('rows read back join only right before the first', () => {
  const recent = filled()
  recent.addBefore(place(8), [{ row: row(9), size: 100 }])
  expect(recent.after(9)).toBe(null)
  const rows = [9, 10].map((position) => ({ row: row(position), size: 100 }))
  recent.addBefore(place(8), rows)
  expect(positions(recent.after(8))).toEqual([9, 10, 11, 12, 13])
})

test.each([
  ['an edit', { editedAt: new Date() }, [14]],
  ['a deletion', { deletedAt: new Date() }, [14]],
  ['a reaction', { editedAt: null, deletedAt: null }, [13, 14]],
])('after %s the text of before is not told again', (_, message, told) => {
  const recent = filled()
  const { generation } = recent
  recent.add(row(14, { type: 'message.updated', message }), 100)
  expect(positions(recent.after(recent.holds(place(12)) ? 12 : 13))).toEqual(told)
  expect(recent.generation !== generation).toBe(told.length === 1)
})
