import { and, arrayOverlaps, eq, inArray, isNull, not, or, sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { expect, test } from 'vitest'
import { conversations as c } from './tables/index.ts'
import { textOf } from './textOf.ts'

const conditions = {
  'values and columns': and(eq(c.status, 'open'), not(isNull(c.assigneeId)))!,
  'lists of values': or(inArray(c.status, ['open', 'closed']), inArray(c.id, []))!,
  'an array as one value': arrayOverlaps(c.audience, ['members', 'user:1']),
  'dates as the column takes them': eq(c.createdAt, new Date(0)),
  'a null, an empty text, a quote': sql`${null} is null and ${''} <> ${`'"$1`}`,
  'tables, raw text, what is left out': sql`select ${c.id} from ${c} ${undefined} ${sql.raw('limit 1')}`,
  'one within another': sql`with a as (${sql`select ${sql.param(1)}`}) ${sql.join([sql`x`, sql`y`], sql`, `)}`,
}

test.each(Object.entries(conditions))('%s are written as drizzle writes them', (_, condition) => {
  const { sql: text, params: values } = new PgDialect().sqlToQuery(condition)
  expect(textOf(condition)).toEqual({ text, values })
})

test('values are numbered after those that are there', () => {
  expect(textOf(eq(c.status, 'open'), ['before'])).toEqual({
    text: '"conversations"."status" = $2',
    values: ['before', 'open'],
  })
})

test('what is no condition is refused rather than written as a value', () => {
  expect(() => textOf(sql`${{ text: 'drop table' } as never}`)).toThrow('Only values')
})
