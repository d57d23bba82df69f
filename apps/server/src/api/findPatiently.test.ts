import { expect, test } from 'vitest'
import { findPatiently } from './findPatiently.ts'

const log = { info() {}, warn() {}, error() {} }

/** Fails so often, as while Postgres restarts. */
function failing(times: number) {
  let asked = 0
  const find = async () => {
    asked += 1
    if (asked <= times) throw new Error('connect ECONNREFUSED')
    return { userId: 'ana', sessionId: 's' }
  }
  return { find, asked: () => asked }
}

test('a socket that comes while Postgres restarts is let in once it is back', async () => {
  const { find, asked } = failing(2)
  const found = await findPatiently(find, { log }, () => true)
  expect(found).toEqual({ session: { userId: 'ana', sessionId: 's' } })
  expect(asked()).toBe(3)
})

test('one that left, or has waited long enough, is told that it cannot be known now', async () => {
  const { find, asked } = failing(9)
  const found = await findPatiently(find, { log }, () => asked() < 2)
  expect(found.refusal?.failure).toBe('server.overloaded')
  expect(asked()).toBe(2)
})

test('nobody is asked about once only', async () => {
  const found = await findPatiently(
    async () => null,
    { log },
    () => true,
  )
  expect(found).toEqual({ session: null })
})
