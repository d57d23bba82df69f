import { eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ConversationId, LabelId } from '@parley/contract'
import { readHead, readLog, tables } from '@parley/db'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import { getAccount } from '../accounts/getAccount.ts'
import { countConversations } from '../conversations/countConversations.ts'
import { createConversation } from '../conversations/createConversation.ts'
import { createLabel } from '../labels/createLabel.ts'
import { deleteLabel } from '../labels/deleteLabel.ts'
import { addMember } from '../members/addMember.ts'
import { removeMember } from '../members/removeMember.ts'
import { deleteTeam } from '../teams/deleteTeam.ts'
import { makeAccount, refusal } from '../testing/index.ts'
import type { TestAccount } from '../testing/index.ts'
import { resumeReleases } from './resumeReleases.ts'

let fresh: FreshDb
beforeAll(async () => {
  fresh = await freshDb()
})
afterAll(() => fresh?.drop())

const { conversations: c, releases } = tables
const many = 1234

/** An account with many conversations that all have the label vip, the team, and Ana. */
async function fill(): Promise<TestAccount> {
  const account = await makeAccount(fresh.db)
  const { conversation } = await createConversation(fresh.db, {
    id: uuidv7() as ConversationId,
    kind: 'support',
    inboxId: account.inboxes[0],
    contactId: account.contacts[0]!.contactId,
    labels: ['bug', 'vip'],
    teamId: account.team,
    assigneeId: account.ana.userId,
    by: account.owner,
  })
  const columns = await fresh.db.sql<{ name: string }[]>`
    select column_name as name from information_schema.columns
    where table_name = 'conversations' and is_generated = 'NEVER'
      and column_name not in ('id', 'number')`
  const list = columns.map(({ name }) => `"${name}"`).join(', ')
  await fresh.db.sql.unsafe(
    `insert into conversations (id, number, ${list}) select gen_random_uuid(), 1000 + n, ${list}
     from conversations, generate_series(1, ${many - 1}) n where id = $1`,
    [conversation.id],
  )
  return account
}

const left = (account: TestAccount, which: ReturnType<typeof eq>) =>
  fresh.db.orm.$count(c, sql`${c.accountId} = ${account.id} and ${which}`)
const hasVip = sql`${c.labels} @> array['vip']`
const pending = (account: TestAccount) =>
  fresh.db.orm.$count(releases, eq(releases.accountId, account.id))
const position = async ({ id }: TestAccount) => (await readHead(fresh.db, id)).position
const told = async ({ id }: TestAccount, after: number) =>
  (await readLog(fresh.db, id, { after, limit: 2000 })).map(({ event }) => event.type)

async function labelOf(account: TestAccount) {
  const { labels } = await getAccount(fresh.db, { by: account.owner })
  return labels.find(({ name }) => name === 'vip')!.id
}

test('a label on many conversations is off 500 at once and off the others by and by, told as resyncs', async () => {
  const account = await fill()
  const before = await position(account)
  await deleteLabel(fresh.db, { labelId: await labelOf(account), by: account.admin })
  expect(await left(account, hasVip)).toBe(many - 500)
  await resumeReleases(fresh.db)
  expect(await left(account, hasVip)).toBe(0)
  expect(await pending(account)).toBe(0)
  expect(await left(account, sql`${c.labels} = array['bug']`)).toBe(many)
  expect(await told(account, before)).toEqual(['resync', 'account.updated', 'resync', 'resync'])
  const filter = { labels: { any: ['vip'] } }
  expect((await countConversations(fresh.db, { filter, by: account.owner })).count).toBe(0)
})

test('a label of that name waits until the old one is gone', async () => {
  const account = await fill()
  await deleteLabel(fresh.db, { labelId: await labelOf(account), by: account.admin })
  const make = () =>
    createLabel(fresh.db, { id: uuidv7() as LabelId, name: 'vip', by: account.admin })
  expect(await refusal(make())).toBe('server.overloaded name')
  await resumeReleases(fresh.db)
  expect((await make()).label.name).toBe('vip')
})

test('two servers that go on at once, and one that stops in between, come to the same end', async () => {
  const account = await fill()
  await deleteLabel(fresh.db, { labelId: await labelOf(account), by: account.admin })
  const stopping = new AbortController()
  const first = resumeReleases(fresh.db, { signal: stopping.signal })
  stopping.abort()
  await Promise.all([first, resumeReleases(fresh.db), resumeReleases(fresh.db)])
  await resumeReleases(fresh.db)
  expect(await left(account, hasVip)).toBe(0)
  expect(await pending(account)).toBe(0)
})

test('a deleted team comes off many, and its people lose sight of what they saw by it alone', async () => {
  const account = await fill()
  const { cleo, owner, team } = account
  const count = async () => (await countConversations(fresh.db, { filter: {}, by: cleo })).count
  const seen = await count()
  await deleteTeam(fresh.db, { teamId: team, by: owner })
  await resumeReleases(fresh.db)
  expect(await left(account, sql`${c.teamId} = ${team}`)).toBe(0)
  expect(await left(account, sql`${c.audience} @> array[${`team:${team}`}]`)).toBe(0)
  expect([seen > 1000 - 1, await count()]).toEqual([true, 1])
})

test('what was assigned to who left is nobody’s; who comes back meanwhile keeps what is still theirs', async () => {
  const account = await fill()
  const { ana, owner, system } = account
  const hers = sql`${c.assigneeId} = ${ana.userId}`
  await removeMember(fresh.db, { userId: ana.userId, by: owner })
  expect(await left(account, hers)).toBe(many - 500)
  await addMember(fresh.db, { userId: ana.userId, role: 'agent', by: system })
  await resumeReleases(fresh.db)
  expect(await left(account, hers)).toBe(many - 500)
  await removeMember(fresh.db, { userId: ana.userId, by: owner })
  await resumeReleases(fresh.db)
  expect(await left(account, hers)).toBe(0)
  expect(await left(account, sql`${c.audience} @> array[${`user:${ana.userId}`}]`)).toBe(0)
})

test('another account has nothing of it', async () => {
  const [account, other] = [await fill(), await fill()]
  await deleteLabel(fresh.db, { labelId: await labelOf(account), by: account.admin })
  await resumeReleases(fresh.db)
  expect(await left(other, hasVip)).toBe(many)
})
