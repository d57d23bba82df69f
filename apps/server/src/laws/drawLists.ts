import fc from 'fast-check'
import type { MemberActor } from '@parley/contract'
import { ConversationFilterSchema } from '@parley/contract/schema'
import { arbitraryFilter, arbitrarySort } from '@parley/contract/testing'
import type { Db } from '@parley/db'
import { listConversations } from '@parley/domain'
import { worldWords } from '@parley/domain/testing'
import type { TestAccount } from '@parley/domain/testing'
import type { ListInput } from './openWindow.ts'

interface Drawing {
  account: TestAccount
  by: MemberActor
  seed: number
  /** What the dates of the filters are around. */
  now: Date
}

const wanted = 6

/** Six lists of random filters and sorts, of which at least four hold three rows or more. */
export async function drawLists(db: Db, { account, by, seed, now }: Drawing): Promise<ListInput[]> {
  const isFull = async ({ filter, sort }: ListInput) => {
    const parsed = ConversationFilterSchema.parse(filter)
    return (await listConversations(db, { filter: parsed, sort, limit: 3, by })).items.length === 3
  }
  const conversations = await listConversations(db, { limit: 8, by })
  const values = {
    userIds: [account.ana.userId, account.bo.userId, account.cleo.userId, account.owner.userId],
    inboxIds: account.inboxes,
    teamIds: [account.team],
    contactIds: account.contacts.map(({ contactId }) => contactId),
    conversationIds: conversations.items.map(({ id }) => id),
    labels: [...account.labels, 'unknown'],
    searches: [...worldWords, 'boots refu', 'gro', 'nothing'],
    dates: [0, 1, 60, 1440, 20_000].map((age) => new Date(+now - age * 60_000)),
  }
  // A moment ago is another one each moment.
  const filter = arbitraryFilter(values).filter((one) => !JSON.stringify(one).includes('P0D'))
  const list = fc.record({ filter, sort: arbitrarySort, limit: fc.integer({ min: 3, max: 10 }) })
  const given = fc.sample(list, { numRuns: 60, seed })
  const lists: ListInput[] = []
  for (const [index, one] of given.entries()) {
    const input = { accountId: by.accountId, ...one }
    if (lists.length === wanted) break
    if (lists.length < 2 || given.length - index <= wanted || (await isFull(input)))
      lists.push(input)
  }
  return lists
}
