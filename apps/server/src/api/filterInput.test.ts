import { afterAll, beforeAll, expect, test } from 'vitest'
import { v7 as uuidv7 } from 'uuid'
import { httpClient, refusalOf, signIn } from './testing/clients.ts'
import { furnish } from './testing/furnish.ts'
import type { Furniture } from './testing/furnish.ts'
import { startHouse } from './testing/startHouse.ts'
import type { House } from './testing/startHouse.ts'

let house: House
let home: Furniture
let http: ReturnType<typeof httpClient>
let other: ReturnType<typeof httpClient>
beforeAll(async () => {
  house = await startHouse()
  home = await furnish(house.db)
  http = httpClient(house, await signIn(house, 'owner'))
  other = httpClient(house, await signIn(house, 'ana'))
})
afterAll(() => house.stop())

const hostile = [
  "it's",
  '"',
  '%',
  '_',
  '\\',
  '\\\\%',
  "a') or 1=1 --",
  "'; drop table conversations; --",
  'a & b | !c <-> d:*',
  '{a,b}',
  '$1',
  '🙂‮',
]
const malformed = ['a\u0000b', 'a\ud800', 'x'.repeat(10_000)]
const ask = (input: object, path = 'conversations.list', client = http) =>
  refusalOf(client.query(path, { accountId: home.accountId, ...input }))

/** Everywhere a filter holds free text. */
const places: Record<string, (text: string) => object> = {
  'labels.any': (text) => ({ labels: { any: [text] } }),
  'labels.none': (text) => ({ labels: { none: [text] } }),
  search: (text) => ({ search: text }),
}

test.each(Object.keys(places))('in %s no character has power', async (place) => {
  for (const text of hostile) {
    // No label has a comma.
    if (place.startsWith('labels') && text.includes(',')) continue
    const filter = { or: [places[place]!(text), { status: ['closed'] }] }
    for (const path of ['conversations.list', 'conversations.count'])
      expect([text, await ask({ filter }, path)]).toEqual([text, null])
  }
  for (const text of malformed)
    expect(await ask({ filter: { and: [places[place]!(text)] } })).toMatchObject({
      code: 'BAD_REQUEST',
      field: expect.stringMatching(/^filter\.and\.0\./),
    })
})

test.each(['inboxId', 'teamId', 'assigneeId', 'contactId', 'participantId', 'id'])(
  'in %s stands an id or nothing, and one that names nothing finds nothing',
  async (key) => {
    for (const text of [...hostile, ...malformed, 7, {}, true])
      expect(await ask({ filter: { [key]: [text] } })).toMatchObject({
        code: 'BAD_REQUEST',
        field: `filter.${key}.in.0`,
      })
    const { items } = (await http.query('conversations.list', {
      accountId: home.accountId,
      filter: { [key]: [uuidv7()] },
    })) as { items: unknown[] }
    expect(items).toEqual([])
  },
)

test.each([
  [{ ago: "P1D'" }, 'createdAfter'],
  [{ ago: `P${'9'.repeat(9999)}D` }, 'createdAfter'],
  [{ startOf: 'day', tz: "UTC'; --" }, 'createdBefore'],
  [{ startOf: 'day', tz: '../../etc/passwd' }, 'lastActivityAfter'],
  [{ startOf: 'year', tz: 'UTC' }, 'lastActivityBefore'],
  [new Date(8.64e15), 'createdAfter'],
  [new Date(-8.64e15), 'createdAfter'],
  ['infinity', 'createdBefore'],
  [0, 'createdBefore'],
])('the date %j is refused at its place', async (when, key) => {
  expect(await ask({ filter: { [key]: when } })).toMatchObject({
    code: 'BAD_REQUEST',
    field: `filter.${key}`,
  })
})

test('dates at the ends of time, and two that leave nothing between, are answers', async () => {
  const [first, last] = [new Date('0001-01-01T00:00:00Z'), new Date('9999-12-31T23:59:59.999Z')]
  for (const filter of [
    { createdAfter: first, createdBefore: last },
    { createdAfter: last, createdBefore: first },
    { lastActivityAfter: { ago: 'P999Y' }, lastActivityBefore: { ago: 'P0D' } },
  ])
    expect(await ask({ filter })).toBeNull()
})

test('bombs of depth, of terms and of values are refused, whatever their size', async () => {
  let deep: object = { unassigned: true }
  for (let level = 0; level < 6; level += 1) deep = { not: deep }
  const terms = { or: Array.from({ length: 101 }, () => ({ unassigned: true })) }
  const wide = { labels: Array.from({ length: 101 }, (_, index) => `l${index}`) }
  for (const filter of [deep, terms, wide, { and: [deep] }])
    expect(await ask({ filter })).toMatchObject({ code: 'BAD_REQUEST' })
})

test.each([
  [{ limit: 0 }, 'limit'],
  [{ limit: -1 }, 'limit'],
  [{ limit: 101 }, 'limit'],
  [{ limit: 1.5 }, 'limit'],
  [{ limit: '10' }, 'limit'],
  [{ sort: [{ by: 'subject', order: 'asc' }] }, 'sort.0.by'],
  [{ sort: [{ by: 'createdAt', order: 'up' }] }, 'sort.0.order'],
  [{ sort: [{ by: 'id; --', order: 'asc' }] }, 'sort.0.by'],
  [{ cursor: '' }, 'cursor'],
  [{ cursor: 'x'.repeat(5000) }, 'cursor'],
])('%j is refused at %s', async (input, field) => {
  expect(await ask(input)).toMatchObject({ code: 'BAD_REQUEST', field })
})

test('a cursor serves the one it was given to, for the same filter and sort', async () => {
  const page = { accountId: home.accountId, limit: 1 }
  const { nextCursor } = (await http.query('conversations.list', page)) as { nextCursor: string }
  const refused = { code: 'BAD_REQUEST', failure: 'cursor.invalid', field: 'cursor' }
  const tries: [object, typeof http][] = [
    [{}, other],
    [{ filter: { status: ['open'] } }, http],
    [{ sort: [{ by: 'createdAt', order: 'asc' }] }, http],
    [{ cursor: nextCursor.slice(0, -2) }, http],
    [{ cursor: nextCursor.split('.').toReversed().join('.') }, http],
  ]
  for (const [more, client] of tries)
    expect(
      await ask({ limit: 1, cursor: nextCursor, ...more }, 'conversations.list', client),
    ).toMatchObject(refused)
  expect(await ask({ limit: 1, cursor: nextCursor })).toBeNull()
})
