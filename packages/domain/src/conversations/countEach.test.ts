import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { limits, priorities, statuses } from '@parley/contract'
import type { ConversationFilter, ConversationId, MemberActor, MessageId } from '@parley/contract'
import { ConversationFilterSchema, CountEachInput } from '@parley/contract/schema'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import { sendMessage } from '../messages/sendMessage.ts'
import { makeAccount } from '../testing/makeAccount.ts'
import type { TestAccount } from '../testing/makeAccount.ts'
import { countConversations } from './countConversations.ts'
import { countEach } from './countEach.ts'
import { createConversation } from './createConversation.ts'
import { listConversations } from './listConversations.ts'
import { markRead } from './markRead.ts'
import { pinConversation } from './pinConversation.ts'
import { updateConversation } from './updateConversation.ts'

let fresh: FreshDb
let home: TestAccount
let other: TestAccount
const people = ['owner', 'ana', 'bo', 'cleo'] as const

beforeAll(async () => {
  fresh = await freshDb()
  ;[home, other] = [await makeAccount(fresh.db), await makeAccount(fresh.db)]
  for (let index = 0; index < 40; index += 1) await begin(index)
}, 120_000)
afterAll(() => fresh?.drop())

function pick<T>(values: readonly T[], index: number): T {
  return values[index % values.length]!
}

async function begin(index: number) {
  const id = uuidv7() as ConversationId
  const contact = pick(home.contacts, index)
  const inboxId = pick(home.inboxes, index)
  const { contactId } = contact
  const key = { conversationId: id }
  await createConversation(fresh.db, { id, kind: 'support', inboxId, contactId, by: contact })
  await sendMessage(fresh.db, { id: uuidv7() as MessageId, ...key, body: 'hi', by: contact })
  await updateConversation(fresh.db, {
    ...key,
    patch: {
      status: pick(statuses, index),
      priority: pick([...priorities, null], index),
      assigneeId: pick([null, home.ana.userId, home.cleo.userId], index),
      labels: home.labels.filter((_, at) => (index >> at) & 1),
      snoozedUntil: index % 6 === 0 ? new Date('2100-01-01') : null,
    },
    by: home.owner,
  })
  if (index % 4 === 1) await markRead(fresh.db, { ...key, seq: 99, by: home.ana })
  if (index % 9 === 1) await pinConversation(fresh.db, { ...key, on: true, by: home.owner })
}

const some = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 1 })
const term: fc.Arbitrary<ConversationFilter> = fc.oneof(
  some(statuses).map((status) => ({ status })),
  some([...priorities, null]).map((priority) => ({ priority: { notIn: priority } })),
  some(['me', null]).map((assigneeId) => ({ assigneeId })),
  some(['billing', 'bug', 'gone']).map((labels) => ({ labels })),
  fc.boolean().map((hasUnread) => ({ hasUnread })),
  fc.boolean().map((isSnoozed) => ({ isSnoozed })),
  fc.boolean().map((pinned) => ({ pinned })),
  fc.constant({ search: 'hi' }),
)
const filter: fc.Arbitrary<ConversationFilter> = fc.oneof(
  fc.constant({}),
  term,
  fc.tuple(term, term).map(([a, b]) => ({ ...a, ...b })),
  fc.tuple(term, term).map((or) => ({ or })),
  fc.tuple(term, term).map(([a, not]) => ({ ...a, not })),
)

test('each count is the length of its list and what counting it alone says, in the order asked', async () => {
  const length = async (by: MemberActor, one: ConversationFilter) =>
    (
      await listConversations(fresh.db, {
        filter: ConversationFilterSchema.parse(one),
        limit: 100,
        by,
      })
    ).items.length
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...people),
      fc.array(filter, { minLength: 1, maxLength: limits.counts }),
      async (name, filters) => {
        const by = home[name]
        const parsed = filters.map((one) => ConversationFilterSchema.parse(one))
        const { counts } = await countEach(fresh.db, { filters: parsed, by })
        const expected = await Promise.all(filters.map((one) => length(by, one)))
        expect(counts).toEqual(expected.map((count) => ({ count, capped: false })))
        const alone = await countConversations(fresh.db, { filter: parsed[0], by })
        expect(alone.count).toBe(counts[0]!.count)
      },
    ),
    { numRuns: 60 },
  )
}, 120_000)

test('another tenant counts nothing of it', async () => {
  const { counts } = await countEach(fresh.db, {
    filters: [{ kind: { in: ['support'] } }],
    by: other.owner,
  })
  expect(counts).toEqual([{ count: 0, capped: false }])
})

test('one to twenty filters are taken', () => {
  const asked = (size: number) =>
    CountEachInput.safeParse({
      accountId: home.id,
      filters: Array.from({ length: size }, () => ({})),
    }).success
  expect([0, 1, 20, 21].map(asked)).toEqual([false, true, true, false])
})
