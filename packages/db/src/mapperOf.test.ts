import { sql } from 'drizzle-orm'
import * as utils from 'drizzle-orm/utils'
import { expect, test } from 'vitest'
import { mapperOf } from './mapperOf.ts'
import type { Field } from './mapperOf.ts'
import { contacts, conversations as c } from './tables/index.ts'

// Not among drizzle's types.
const { mapResultRow } = utils as unknown as Record<'mapResultRow', (...given: unknown[]) => object>
const fields: Field[] = [
  { path: ['row', 'id'], field: c.id },
  { path: ['row', 'subject'], field: c.subject },
  { path: ['row', 'labels'], field: c.labels },
  { path: ['row', 'createdAt'], field: c.createdAt },
  { path: ['contact', 'id'], field: contacts.id },
  { path: ['contact', 'name'], field: contacts.name },
  { path: ['both', 'id'], field: c.id },
  { path: ['both', 'name'], field: contacts.name },
  { path: ['said', 'at'], field: sql`now()`.mapWith(c.createdAt) },
  { path: ['count'], field: sql`1`.mapWith(Number) },
  { path: ['status'], field: c.status },
]
const at = '2026-11-22 01:02:03.456+00'
const full = ['1', 'S', ['a', 'b'], at, '2', 'N', '1', 'N', at, '7', 'open']
const joined = { conversations: true, contacts: false }
const rows = {
  'a row': full,
  'nulls in it': full.map((value, index) => (index % 2 ? null : value)),
  'a joined table that is not there': full.map((value, index) => (index > 3 ? null : value)),
  'nothing at all': full.map(() => null),
}

test.each(Object.entries(rows))('%s becomes what drizzle makes of it', (_, row) => {
  for (const joins of [undefined, joined, { conversations: false, contacts: true }])
    expect(mapperOf(fields, joins)!(row)).toEqual(mapResultRow(fields, [...row], joins))
})

test('what it does not know is left to drizzle', () => {
  expect(mapperOf([{ path: ['a', 'b', 'c'], field: c.id }], undefined)).toBeNull()
  expect(mapperOf([{ path: ['a'], field: { getSQL: () => sql`1` } }], undefined)).toBeNull()
})
