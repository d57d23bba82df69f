import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compare, matches } from '@parley/contract'
import type { Conversation, Filter, MemberActor, Sort } from '@parley/contract'
import { ConversationFilterSchema } from '@parley/contract/schema'
import { arbitraryFilter, arbitrarySort, lawCases } from '@parley/contract/testing'
import { tables } from '@parley/db'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import { makeWorld, worldWords } from '../testing/makeWorld.ts'
import type { World } from '../testing/makeWorld.ts'
import { naiveMatch } from '../testing/naiveMatch.ts'
import { countConversations } from './countConversations.ts'
import { listConversations } from './listConversations.ts'

const people = ['owner', 'ana', 'bo', 'cleo'] as const
type Person = (typeof people)[number]
const now = new Date()

let fresh: FreshDb
let worlds: (World & { rows: Record<Person, Conversation[]>; seats: Map<string, string[]> })[]

beforeAll(async () => {
  fresh = await freshDb()
  worlds = []
  const { seed } = lawCases(0)
  for (const worldSeed of fc.sample(fc.nat(), { numRuns: 4, ...(seed && { seed }) })) {
    const world = await makeWorld(fresh.db, worldSeed, now)
    // Of the first world there are statistics, of the others what is usual.
    await fresh.db.sql`analyze conversations, read_marks, messages`
    const rows = {} as Record<Person, Conversation[]>
    for (const name of people) rows[name] = await list(world.account[name], {})
    worlds.push({ ...world, rows, seats: await readSeats(world.account.id) })
  }
}, 120_000)
afterAll(() => fresh?.drop())

async function readSeats(accountId: string) {
  const { participants: p } = tables
  const seats = new Map<string, string[]>()
  for (const { conversationId, userId } of await fresh.db.orm
    .select()
    .from(p)
    .where(eq(p.accountId, accountId)))
    seats.set(conversationId, [...(seats.get(conversationId) ?? []), userId])
  return seats
}

interface Way {
  sort?: Sort
  limit?: number
  walk?: number
}

async function list(by: MemberActor, filter: Filter, { limit = 100, ...way }: Way = {}) {
  const items: Conversation[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listConversations>> = await listConversations(fresh.db, {
      now,
      ...way,
      limit,
      filter,
      cursor,
      by,
    })
    items.push(...page.items)
    cursor = page.nextCursor
  } while (cursor)
  return items
}

function filtersOf({ account, rows }: (typeof worlds)[number]) {
  return arbitraryFilter({
    userIds: [account.ana.userId, account.bo.userId, account.cleo.userId, account.owner.userId],
    inboxIds: account.inboxes,
    teamIds: [account.team],
    contactIds: account.contacts.map(({ contactId }) => contactId),
    conversationIds: rows.owner.slice(0, 8).map(({ id }) => id),
    labels: [...account.labels, 'unknown'],
    searches: [
      ...worldWords,
      'boots refu',
      'BOOTS',
      'gro',
      '%',
      '_',
      '\\',
      "'",
      'nothing',
      'test',
      'a b',
    ],
    dates: [0, 1, 60, 1440, 20_000].map((age) => new Date(now.getTime() - age * 60_000)),
  })
}

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)
/** Of a search the matcher says unknown; elsewhere it must know. */
const holdsSearch = (filter: Filter) => JSON.stringify(filter).includes('"search"')

/** The world by its index: a failure prints what it was given. */
const asked = () =>
  fc.nat({ max: worlds.length - 1 }).chain((index) =>
    fc.record({
      index: fc.constant(index),
      name: fc.constantFrom(...people),
      spelled: filtersOf(worlds[index]!),
      sort: arbitrarySort,
      walk: fc.constantFrom(0, 1, 7, undefined),
    }),
  )

test('SQL, in order = the plain reading of all rows = the matcher over all rows', async () => {
  await fc.assert(
    fc.asyncProperty(asked(), async ({ index, name, spelled, sort, walk }) => {
      const { account, rows, seats, bodies } = worlds[index]!
      const by = account[name]
      const filter = ConversationFilterSchema.parse(spelled)
      const known = { userId: by.userId, now }
      const expected = rows[name]
        .filter((row) =>
          naiveMatch(row, filter, {
            ...known,
            participants: seats.get(row.id) ?? [],
            bodies: bodies.get(row.id) ?? [],
          }),
        )
        .toSorted(compare(sort))
      expect(ids(await list(by, filter, { sort, walk }))).toEqual(ids(expected))
      const answers = rows[name].map((row) => [row.id, matches(row, filter, known)] as const)
      const isExpected = new Set(ids(expected))
      for (const [id, answer] of answers)
        if (answer !== 'unknown')
          expect([id, answer]).toEqual([id, isExpected.has(id as never) ? 'yes' : 'no'])
      if (!holdsSearch(filter))
        expect(answers.filter(([, answer]) => answer === 'unknown')).toEqual([])
    }),
    lawCases(2000),
  )
}, 3_600_000)

test('pages joined = the whole list; count = its length', async () => {
  const limits = fc.integer({ min: 1, max: 30 })
  await fc.assert(
    fc.asyncProperty(asked(), limits, async ({ index, name, spelled, sort, walk }, limit) => {
      const by = worlds[index]!.account[name]
      const filter = ConversationFilterSchema.parse(spelled)
      const all = await list(by, filter, { sort })
      expect(ids(await list(by, filter, { sort, limit, walk }))).toEqual(ids(all))
      expect((await countConversations(fresh.db, { filter, by, walk, now })).count).toBe(all.length)
    }),
    lawCases(300),
  )
}, 3_600_000)
