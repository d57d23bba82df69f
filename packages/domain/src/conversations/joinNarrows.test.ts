import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { joinNarrows } from './joinNarrows.ts'

const account = 1_000_000
const [dated, held, open] = [sql`dated`, sql`held`, sql`open`]
const ofMonth = { where: dated, share: 0.04 }
const ofAgent = { where: held, share: 0.2, isFacet: true } as const
const ofOpen = { where: open, share: 0.1, isFacet: true } as const

/** Whether the other condition is put to an index as well. */
const holds = (where: SQL | undefined, condition: SQL) =>
  JSON.stringify(where?.queryChunks).includes(JSON.stringify(condition.queryChunks))

test('a list has another index leave out rows, a count only those it would look at before it has enough', () => {
  const list = joinNarrows([ofMonth, ofAgent], account)
  expect(holds(list.where, held)).toBe(true)
  const count = joinNarrows([ofMonth, ofAgent], account, 1001)
  expect([holds(count.where, dated), holds(count.where, held)]).toEqual([true, false])
  expect(count.matching).toBe(list.matching)
})

test('facets are joined in their one index, for a count as well', () => {
  const { where, entries } = joinNarrows([ofOpen, ofAgent], account, 1001)
  expect([holds(where, open), holds(where, held)]).toEqual([true, true])
  expect(entries).toBe(0.1 * account)
})

test('what is known by ids stands beside the facets, unless it is more than they leave out', () => {
  const marked = sql`marked`
  const ofRead = (rows: number) =>
    ({ where: held, share: 0.2, isFacet: true, beside: { where: marked, rows } }) as const
  const few = joinNarrows([ofOpen, ofRead(100)], account)
  expect([open, held, marked].map((one) => holds(few.where, one))).toEqual([true, true, true])
  expect(few).toMatchObject({ rows: 0.02 * account + 100, beside: 100, isOfFacets: true })
  const many = joinNarrows([ofOpen, ofRead(200_000)], account)
  expect([open, held, marked].map((one) => holds(many.where, one))).toEqual([true, false, false])
  expect(many).toMatchObject({ rows: 0.1 * account, beside: 0 })
})
