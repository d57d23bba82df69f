import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { limits } from '@parley/contract'
import type { CannedReplyId, MemberActor } from '@parley/contract'
import { readHead, readLog, tables } from '@parley/db'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import { removeMember } from '../members/removeMember.ts'
import { deleteTeam } from '../teams/deleteTeam.ts'
import { makeAccount } from '../testing/makeAccount.ts'
import type { TestAccount } from '../testing/makeAccount.ts'
import { refusal } from '../testing/refusal.ts'
import { createCannedReply } from './createCannedReply.ts'
import { deleteCannedReply } from './deleteCannedReply.ts'
import { listCannedReplies } from './listCannedReplies.ts'
import { updateCannedReply } from './updateCannedReply.ts'

let fresh: FreshDb
let home: TestAccount
let other: TestAccount

beforeAll(async () => {
  fresh = await freshDb()
  other = await makeAccount(fresh.db)
})
afterAll(() => fresh?.drop())
beforeEach(async () => {
  home = await makeAccount(fresh.db)
})

type Where = { scope: 'private' | 'account' } | { scope: 'team'; teamId: TestAccount['team'] }
const everybody: Where = { scope: 'account' }

async function make(shortcut: string, where: Where, by: MemberActor = home.ana) {
  const id = uuidv7() as CannedReplyId
  await createCannedReply(fresh.db, { id, shortcut, title: shortcut, body: 'Hi', ...where, by })
  return id
}
const shortcuts = async (by: MemberActor) =>
  (await listCannedReplies(fresh.db, { by })).items.map(({ shortcut }) => shortcut)
const update = (cannedReplyId: CannedReplyId, patch: object, by: MemberActor = home.ana) =>
  updateCannedReply(fresh.db, { cannedReplyId, ...patch, by })

describe('canned replies', () => {
  test('are had by their maker, a team or everybody, by shortcut', async () => {
    await make('zebra', everybody)
    await make('mine', { scope: 'private' })
    await make('ours', { scope: 'team', teamId: home.team })
    expect(await shortcuts(home.ana)).toEqual(['mine', 'ours', 'zebra'])
    expect(await shortcuts(home.cleo)).toEqual(['ours', 'zebra'])
    expect(await shortcuts(home.bo)).toEqual(['zebra'])
    expect(await shortcuts(other.owner)).toEqual([])
  })

  test('mean one thing under one shortcut in one place, and another in another', async () => {
    const id = await make('hi', everybody)
    await make('hi', { scope: 'private' })
    expect(await refusal(make('hi', everybody, home.bo))).toBe('cannedReply.exists shortcut')
    const hello = await make('hello', everybody)
    expect(await refusal(update(hello, { shortcut: 'hi' }))).toBe('cannedReply.exists shortcut')
    await update(id, { shortcut: 'hi', title: 'The same place' })
  })

  test('are changed by who may: their own, a team’s by the team, everybody’s by maker and admins', async () => {
    const mine = await make('mine', { scope: 'private' })
    const ours = await make('ours', { scope: 'team', teamId: home.team })
    const all = await make('all', everybody)
    expect(await refusal(update(mine, { title: 'x' }, home.owner))).toBe(
      'cannedReply.notFound cannedReplyId',
    )
    expect(await refusal(update(all, { title: 'x' }, home.bo))).toBe('action.forbidden')
    const goneFor = { cannedReplyId: all, by: home.bo }
    expect(await refusal(deleteCannedReply(fresh.db, goneFor))).toBe('action.forbidden')
    await update(ours, { title: 'by Cleo' }, home.cleo)
    await update(all, { title: 'by the owner' }, home.owner)
    const toTeam = { scope: 'team', teamId: home.team }
    expect(await refusal(make('x', toTeam as Where, home.bo))).toBe('action.forbidden teamId')
  })

  test('tell those who have them, and those who have them no longer', async () => {
    const { position } = await readHead(fresh.db, home.id)
    const id = await make('hi', everybody)
    await update(id, { scope: 'private' })
    await deleteCannedReply(fresh.db, { cannedReplyId: id, by: home.ana })
    const heard = async (topic: string) =>
      (await readLog(fresh.db, home.id, { after: position, limit: 9, topics: [topic] })).map(
        ({ event }) => event.type,
      )
    expect(await heard('members')).toEqual(['cannedReply.updated', 'cannedReply.removed'])
    expect(await heard(`user:${home.ana.userId}`)).toEqual([
      'cannedReply.updated',
      'cannedReply.removed',
    ])
    expect(await shortcuts(home.ana)).toEqual([])
  })

  test('D7 made twice under one id are one, and another under that id is refused', async () => {
    const id = uuidv7() as CannedReplyId
    const draft = { id, shortcut: 'hi', title: 'Hi', body: 'Hi', scope: 'account' } as const
    const say = (over = {}) => createCannedReply(fresh.db, { ...draft, ...over, by: home.ana })
    const first = await say()
    expect(await say()).toEqual(first)
    expect(await refusal(say({ body: 'Other' }))).toBe('mutation.idReused id')
  })

  test('of a team that ends are their makers’ own, and of who has left are gone', async () => {
    await make('ours', { scope: 'team', teamId: home.team })
    await make('mine', { scope: 'private' }, home.bo)
    await make('all', everybody, home.bo)
    await deleteTeam(fresh.db, { teamId: home.team, by: home.owner })
    expect(await shortcuts(home.ana)).toEqual(['all', 'ours'])
    expect(await shortcuts(home.cleo)).toEqual(['all'])
    await removeMember(fresh.db, { userId: home.bo.userId, by: home.owner })
    expect(await shortcuts(home.ana)).toEqual(['all', 'ours'])
  })

  test('are at most two hundred in one place', async () => {
    await fresh.db.orm.insert(tables.cannedReplies).values(
      Array.from({ length: limits.cannedReplies }, (_, at) => ({
        accountId: home.id,
        id: uuidv7(),
        shortcut: `n${at}`,
        title: 'n',
        body: 'n',
        scope: 'account' as const,
        ownerId: home.ana.userId,
      })),
    )
    expect(await refusal(make('more', everybody))).toBe('cannedReply.tooMany scope')
    await make('more', { scope: 'private' })
  })
})
