import { sql } from 'drizzle-orm'
import { createDb } from '@parley/db'
import { expect, test } from 'vitest'
import { reasonOf } from './reasonOf.ts'

test('what failed is said, the values that were asked with are not', async () => {
  const db = createDb({ url: 'postgres://nobody@127.0.0.1:1/none' })
  const failed: unknown = await db.orm
    .execute(sql`select ${'a token'}`)
    .catch((error: unknown) => error)
  await db.end()
  expect(String(failed)).toContain('a token')
  expect(reasonOf(failed)).toContain('ECONNREFUSED')
  expect(reasonOf(failed)).not.toContain('a token')
})

test('of an error without a cause the message, without what follows it', () => {
  expect(reasonOf(new Error('Failed query: select 1\nparams: secret,more'))).toBe(
    'Failed query: select 1',
  )
  expect(reasonOf('gone')).toBe('gone')
})
