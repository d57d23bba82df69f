import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ConversationId, TeamId } from '@parley/contract'
import { readHead } from '@parley/db'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import { getAccount } from '../accounts/getAccount.ts'
import { createConversation } from '../conversations/createConversation.ts'
import { getConversation } from '../conversations/getConversation.ts'
import { makeAccount, refusal, told } from '../testing/index.ts'
import type { TestAccount } from '../testing/index.ts'
import { addTeamMember } from './addTeamMember.ts'
import { createTeam } from './createTeam.ts'
import { deleteTeam } from './deleteTeam.ts'
import { removeTeamMember } from './removeTeamMember.ts'
import { updateTeam } from './updateTeam.ts'

let fresh: FreshDb
let home: TestAccount
let other: TestAccount
const position = async () => (await readHead(fresh.db, home.id)).position

beforeAll(async () => {
  fresh = await freshDb()
  home = await makeAccount(fresh.db)
  other = await makeAccount(fresh.db)
})
afterAll(() => fresh?.drop())

const make = (more: Partial<Parameters<typeof createTeam>[1]> = {}) =>
  createTeam(fresh.db, {
    id: uuidv7() as TeamId,
    name: 'Repairs',
    memberIds: [home.ana.userId],
    by: home.admin,
    ...more,
  })

async function begin(kind: 'support' | 'group', teamId: TeamId) {
  const id = uuidv7() as ConversationId
  const wanted =
    kind === 'support'
      ? { kind, inboxId: home.inboxes[0], contactId: home.contacts[0]!.contactId }
      : { kind, subject: 'Bench', participantIds: [] }
  await createConversation(fresh.db, { id, ...wanted, teamId, by: home.admin })
  return id
}

const sees = (by: TestAccount['cleo'], conversationId: string) =>
  getConversation(fresh.db, { conversationId, by }).then(
    () => true,
    () => false,
  )

test('an admin makes a team, and its people hold its topic', async () => {
  const before = await position()
  const { team } = await make()
  expect(team).toMatchObject({ name: 'Repairs', memberIds: [home.ana.userId] })
  expect((await told(fresh.db, home.ana, before)).topics).toContain(`team:${team.id}`)
})

test('the same request again makes nothing; another one with its id is refused', async () => {
  const wanted = { id: uuidv7() as TeamId }
  const first = await make(wanted)
  const before = await position()
  expect(await make(wanted)).toEqual(first)
  expect(await position()).toBe(before)
  expect(await refusal(make({ ...wanted, name: 'Returns' }))).toBe('mutation.idReused id')
})

test('agents run no teams, strangers join none, and another tenant learns of none', async () => {
  const { team } = await make()
  const teamId = team.id
  expect(await refusal(make({ by: home.cleo }))).toBe('role.forbidden')
  expect(await refusal(make({ memberIds: [other.ana.userId] }))).toMatch(/^member.notFound/)
  expect(
    await refusal(addTeamMember(fresh.db, { teamId, userId: other.bo.userId, by: home.admin })),
  ).toMatch(/^member.notFound/)
  expect(await refusal(updateTeam(fresh.db, { teamId, name: 'x', by: other.admin }))).toBe(
    'team.notFound teamId',
  )
  expect(await refusal(deleteTeam(fresh.db, { teamId, by: other.admin }))).toBe(
    'team.notFound teamId',
  )
})

test("a new member takes part in the team's groups, and keeps them after leaving the team", async () => {
  const { team } = await make()
  const group = await begin('group', team.id)
  const seat = { teamId: team.id, userId: home.cleo.userId, by: home.admin }
  expect(await sees(home.cleo, group)).toBe(false)
  await addTeamMember(fresh.db, seat)
  expect(await sees(home.cleo, group)).toBe(true)
  const added = await position()
  await addTeamMember(fresh.db, seat)
  expect(await position()).toBe(added)
  await removeTeamMember(fresh.db, seat)
  expect(await sees(home.cleo, group)).toBe(true)
  expect((await told(fresh.db, home.cleo, added)).topics).not.toContain(`team:${team.id}`)
})

test("a deleted team's customer conversations are no team's", async () => {
  const { team } = await make({ memberIds: [home.cleo.userId] })
  const conversationId = await begin('support', team.id)
  expect(await sees(home.cleo, conversationId)).toBe(true)
  await deleteTeam(fresh.db, { teamId: team.id, by: home.owner })
  expect(await sees(home.cleo, conversationId)).toBe(false)
  const held = await getConversation(fresh.db, { conversationId, by: home.ana })
  expect(held.conversation.teamId).toBeNull()
  expect((await getAccount(fresh.db, { by: home.ana })).teams.map(({ id }) => id)).not.toContain(
    team.id,
  )
})

test('a rename reaches everyone, and an unchanged name nobody', async () => {
  const { team } = await make()
  const before = await position()
  const rename = { teamId: team.id, name: 'Workshop', by: home.admin }
  expect((await updateTeam(fresh.db, rename)).team.name).toBe('Workshop')
  await updateTeam(fresh.db, rename)
  expect(await position()).toBe(before + 1)
})
