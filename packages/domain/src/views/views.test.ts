import { v7 as uuidv7 } from 'uuid'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { limits, mayEditView, topicsOf } from '@parley/contract'
import { CreateViewInput, UpdateViewInput } from '@parley/contract/schema'
import type { Filter, MemberActor, TeamId, ViewId } from '@parley/contract'
import { parseCursor, readHead, readLog, readPlaces, tables } from '@parley/db'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import { removeMember } from '../members/removeMember.ts'
import { addTeamMember } from '../teams/addTeamMember.ts'
import { createTeam } from '../teams/createTeam.ts'
import { deleteTeam } from '../teams/deleteTeam.ts'
import { removeTeamMember } from '../teams/removeTeamMember.ts'
import { makeAccount, refusal } from '../testing/index.ts'
import type { TestAccount } from '../testing/index.ts'
import { createView } from './createView.ts'
import { deleteView } from './deleteView.ts'
import { listViews } from './listViews.ts'
import { reorderViews } from './reorderViews.ts'
import { updateView } from './updateView.ts'

let fresh: FreshDb
let home: TestAccount
let other: TestAccount

beforeAll(async () => {
  fresh = await freshDb()
  home = await makeAccount(fresh.db)
  other = await makeAccount(fresh.db)
})
afterAll(() => fresh?.drop())

const filter: Filter = {
  status: { in: ['open', 'pending'] },
  createdAfter: new Date('2026-03-04T05:06:07.089Z'),
  lastActivityAfter: { startOf: 'week', tz: 'Europe/Paris' },
  or: [{ createdBefore: new Date('2026-11-01T00:00:00Z') }, { labels: { any: ['vip'] } }],
}
const make = (by: MemberActor, more: Partial<Parameters<typeof createView>[1]> = {}) =>
  createView(fresh.db, {
    id: uuidv7() as ViewId,
    name: 'A view',
    scope: 'private',
    filter: {},
    ...more,
    by,
  })
const idsOf = async (by: MemberActor) =>
  (await listViews(fresh.db, { by })).items.map(({ id }) => id)
const position = async () => (await readHead(fresh.db, home.id)).position

/** What a member hears of views from a position on. */
async function heard(by: MemberActor, after: number) {
  const places = await readPlaces(fresh.db, by)
  const rows = await readLog(fresh.db, by.accountId, {
    after,
    limit: 1000,
    topics: topicsOf(places!),
  })
  return rows.flatMap(({ event }) => (event.type.startsWith('view.') ? [event] : []))
}

test('a view keeps its filter whole, dates included, in the answer, the list and the log', async () => {
  const before = await position()
  const sort = [{ by: 'priority', order: 'desc' } as const]
  const { view } = await make(home.ana, { name: 'Late', emoji: '🔥', filter, sort })
  expect(view).toMatchObject({ name: 'Late', emoji: '🔥', scope: 'private', teamId: null, sort })
  expect(view).toMatchObject({ filter, ownerId: home.ana.userId, unread: [] })
  const { items } = await listViews(fresh.db, { by: home.ana })
  expect(items.find(({ id }) => id === view.id)).toEqual(view)
  const [event] = await heard(home.ana, before)
  expect(event).toMatchObject({ type: 'view.updated', view })
})

test('one’s own is seen by nobody else, a team’s by the team, the account’s by all, none by another tenant', async () => {
  const before = await position()
  const own = (await make(home.ana)).view.id
  const teams = (await make(home.ana, { scope: 'team', teamId: home.team })).view.id
  const all = (await make(home.ana, { scope: 'account' })).view.id
  const sees = async (by: MemberActor) =>
    (await idsOf(by)).filter((id) => [own, teams, all].includes(id))
  expect(await sees(home.ana)).toEqual([own, teams, all])
  expect(await sees(home.cleo)).toEqual([teams, all])
  expect(await sees(home.bo)).toEqual([all])
  expect(await sees(home.owner)).toEqual([all])
  expect(await sees(other.owner)).toEqual([])
  expect((await heard(home.cleo, before)).length).toBe(2)
  expect((await heard(home.bo, before)).length).toBe(1)
})

test('a team’s view is changed by its members, the account’s by its maker and admins; others are refused', async () => {
  const own = (await make(home.ana)).view.id
  const teams = (await make(home.ana, { scope: 'team', teamId: home.team })).view.id
  const all = (await make(home.ana, { scope: 'account' })).view.id
  const rename = (by: MemberActor, viewId: ViewId) =>
    refusalOrNone(updateView(fresh.db, { viewId, name: uuidv7(), by }))
  const may = async (viewId: ViewId) => [
    await rename(home.ana, viewId),
    await rename(home.cleo, viewId),
    await rename(home.bo, viewId),
    await rename(home.admin, viewId),
    await rename(other.admin, viewId),
  ]
  const notFound = 'view.notFound viewId'
  expect(await may(own)).toEqual([null, notFound, notFound, notFound, notFound])
  expect(await may(teams)).toEqual([null, null, notFound, notFound, notFound])
  expect(await may(all)).toEqual([null, 'action.forbidden', 'action.forbidden', null, notFound])
  expect(await refusal(deleteView(fresh.db, { viewId: all, by: home.bo }))).toBe('action.forbidden')
  expect(await refusal(deleteView(fresh.db, { viewId: own, by: home.bo }))).toBe(notFound)
  expect(await refusal(deleteView(fresh.db, { viewId: all, by: other.owner }))).toBe(notFound)
})

test('the rule the screen reads is the rule the server keeps', async () => {
  const { view } = await make(home.ana, { scope: 'account' })
  for (const by of [home.ana, home.bo, home.admin, home.owner]) {
    const topics = topicsOf((await readPlaces(fresh.db, by))!)
    const done = updateView(fresh.db, { viewId: view.id, name: uuidv7(), by })
    expect((await refusalOrNone(done)) === null).toBe(mayEditView(view, by.userId, topics))
  }
})

test('is shared with a team by who is in it, and taken back by its maker alone', async () => {
  const far = uuidv7() as TeamId
  await createTeam(fresh.db, { id: far, name: 'Far', memberIds: [home.bo.userId], by: home.owner })
  const share = (by: MemberActor, teamId: TeamId) => make(by, { scope: 'team', teamId })
  expect(await refusal(share(home.ana, far))).toBe('action.forbidden teamId')
  expect(await refusal(share(home.ana, other.team))).toBe('team.notFound teamId')
  const { view } = await share(home.ana, home.team)
  const take = (by: MemberActor) => updateView(fresh.db, { viewId: view.id, scope: 'private', by })
  expect(await refusal(take(home.cleo))).toBe('action.forbidden scope')
  const before = await position()
  expect((await take(home.ana)).view).toMatchObject({ scope: 'private', teamId: null })
  expect((await heard(home.cleo, before)).map(({ type }) => type)).toEqual(['view.removed'])
  expect((await heard(home.ana, before)).map(({ type }) => type)).toEqual(['view.updated'])
  expect(await idsOf(home.cleo)).not.toContain(view.id)
})

test('the same request again makes nothing; another one with its id is refused', async () => {
  const id = uuidv7() as ViewId
  const first = await make(home.ana, { id, filter })
  const before = await position()
  expect(await make(home.ana, { id, filter })).toEqual(first)
  expect(await refusal(make(home.ana, { id, name: 'Another', filter }))).toBe(
    'mutation.idReused id',
  )
  expect(await refusal(make(home.bo, { id, filter }))).toBe('mutation.idReused id')
  const mutationId = uuidv7() as never
  const change = { viewId: id, name: 'Changed', mutationId, by: home.ana }
  const changed = await updateView(fresh.db, change)
  expect(await updateView(fresh.db, change)).toEqual(changed)
  expect(await position()).toBe(before + 1)
  const gone = { viewId: id, mutationId: uuidv7() as never, by: home.ana }
  const deleted = await deleteView(fresh.db, gone)
  expect(await deleteView(fresh.db, gone)).toEqual(deleted)
  expect(await refusal(deleteView(fresh.db, { viewId: id, by: home.ana }))).toBe(
    'view.notFound viewId',
  )
  expect((await make(other.ana, { id })).view.id).toBe(id)
})

test('a change that changes nothing says nothing, and what is left out stays', async () => {
  const { view } = await make(home.ana, { emoji: '🔥', filter })
  const before = await position()
  const same = await updateView(fresh.db, {
    viewId: view.id,
    name: view.name,
    filter,
    by: home.ana,
  })
  expect(same.view).toEqual(view)
  expect(await position()).toBe(before)
  const next = { viewId: view.id, filter: { hasUnread: true }, by: home.ana }
  expect((await updateView(fresh.db, next)).view).toEqual({ ...view, filter: { hasUnread: true } })
  const bare = { viewId: view.id, emoji: null, sort: null, by: home.ana }
  expect((await updateView(fresh.db, bare)).view).toMatchObject({ emoji: null, name: view.name })
})

test('a person arranges views for themself alone; new ones come last', async () => {
  const ids: ViewId[] = []
  for (const name of ['one', 'two', 'three'])
    ids.push((await make(home.cleo, { name, scope: 'account' })).view.id)
  const [one, two, three] = ids as [ViewId, ViewId, ViewId]
  const order = async (by: MemberActor) => (await idsOf(by)).filter((id) => ids.includes(id))
  const before = await position()
  const wanted = [three, uuidv7() as ViewId, one]
  const arrange = { order: wanted, mutationId: uuidv7() as never, by: home.cleo }
  expect(await reorderViews(fresh.db, arrange)).toEqual(await reorderViews(fresh.db, arrange))
  expect((await idsOf(home.cleo)).slice(0, 2)).toEqual([three, one])
  expect(await order(home.cleo)).toEqual([three, one, two])
  expect(await order(home.bo)).toEqual([one, two, three])
  expect((await heard(home.cleo, before)).map(({ type }) => type)).toEqual(['view.reordered'])
  expect(await heard(home.bo, before)).toEqual([])
  const { view } = await make(home.cleo)
  expect((await idsOf(home.cleo)).at(-1)).toBe(view.id)
})

test('who joins a team sees its views, who leaves it does not; a team that ends leaves them to their makers', async () => {
  const teamId = uuidv7() as TeamId
  const memberIds = [home.ana.userId, home.cleo.userId]
  await createTeam(fresh.db, { id: teamId, name: 'Brief', memberIds, by: home.owner })
  const { view } = await make(home.ana, { scope: 'team', teamId })
  const seat = { teamId, userId: home.bo.userId, by: home.owner }
  expect(await idsOf(home.bo)).not.toContain(view.id)
  await addTeamMember(fresh.db, seat)
  expect(await idsOf(home.bo)).toContain(view.id)
  await removeTeamMember(fresh.db, seat)
  expect(await idsOf(home.bo)).not.toContain(view.id)
  await deleteTeam(fresh.db, { teamId, by: home.owner })
  expect(await idsOf(home.cleo)).not.toContain(view.id)
  const { items } = await listViews(fresh.db, { by: home.ana })
  expect(items.find(({ id }) => id === view.id)).toMatchObject({ scope: 'private', teamId: null })
})

test('who leaves the account takes their own views along and leaves what they shared', async () => {
  const away = await makeAccount(fresh.db)
  const teamId = uuidv7() as TeamId
  await createTeam(fresh.db, {
    id: teamId,
    name: 'Team',
    memberIds: [away.bo.userId],
    by: away.owner,
  })
  const own = (await make(away.bo)).view.id
  const teams = (await make(away.bo, { scope: 'team', teamId })).view.id
  const all = (await make(away.bo, { scope: 'account' })).view.id
  await removeMember(fresh.db, { userId: away.bo.userId, by: away.owner })
  const rows = async () =>
    (await fresh.db.orm.select({ id: tables.views.id }).from(tables.views)).map(({ id }) => id)
  expect(await rows()).not.toContain(own)
  expect(await idsOf(away.owner)).toContain(all)
  await deleteTeam(fresh.db, { teamId, by: away.owner })
  expect(await rows()).not.toContain(teams)
})

test('a hundred are enough, for a person, a team and the account each', async () => {
  const full = await makeAccount(fresh.db)
  const room = (scope: 'private' | 'team' | 'account', by = full.ana) =>
    make(by, { scope, teamId: scope === 'team' ? full.team : null })
  for (const scope of ['private', 'team', 'account'] as const) {
    const rows = Array.from({ length: limits.views - 1 }, () => ({
      accountId: full.id,
      id: uuidv7(),
      name: 'filler',
      scope,
      teamId: scope === 'team' ? full.team : null,
      ownerId: full.ana.userId,
      filter: {},
    }))
    await fresh.db.orm.insert(tables.views).values(rows)
    const { view } = await room(scope)
    expect(await refusal(room(scope))).toBe('view.tooMany scope')
    await updateView(fresh.db, { viewId: view.id, name: 'still mine', by: full.ana })
  }
  expect((await room('private', full.bo)).view.scope).toBe('private')
})

test('a filter that was kept long ago opens with what can be read of it', async () => {
  const { view } = await make(home.ana)
  const stored = { status: { in: ['open'] }, mood: 'bright', priority: { in: ['urgentest'] } }
  await fresh.db.orm.execute(
    sql`update views set filter = ${JSON.stringify(stored)}::jsonb, sort = '[{"by":"mood"}]'::jsonb where id = ${view.id}`,
  )
  const read = async () =>
    (await listViews(fresh.db, { by: home.ana })).items.find(({ id }) => id === view.id)
  expect(await read()).toMatchObject({
    filter: { status: { in: ['open'] } },
    sort: null,
    unread: ['mood', 'priority', 'sort'],
  })
  await fresh.db.orm.execute(
    sql`update views set filter = '"what"'::jsonb, sort = null where id = ${view.id}`,
  )
  expect(await read()).toMatchObject({ filter: {}, unread: ['filter'] })
})

test('a team is named for the scope of a team and only there; a filter is no book', () => {
  const [accountId, id, teamId] = [uuidv7(), uuidv7(), uuidv7()]
  const whole = { accountId, id, name: 'x', filter: {} }
  const path = (schema: typeof CreateViewInput | typeof UpdateViewInput, input: object) =>
    schema.safeParse(input).error?.issues[0]?.path.join('.') ?? null
  expect(path(CreateViewInput, { ...whole, scope: 'team' })).toBe('teamId')
  expect(path(CreateViewInput, { ...whole, scope: 'account', teamId })).toBe('teamId')
  expect(path(CreateViewInput, { ...whole, scope: 'team', teamId })).toBeNull()
  expect(path(UpdateViewInput, { accountId, viewId: id, teamId })).toBe('teamId')
  expect(path(UpdateViewInput, { accountId, viewId: id, name: ' ' })).toBe('name')
  const labels = Array.from({ length: 100 }, (_, index) => `${index}`.padEnd(199, 'x'))
  expect(path(CreateViewInput, { ...whole, scope: 'private', filter: { labels } })).toBe('filter')
})

/** The word it refuses with, null when it does not. */
async function refusalOrNone(verb: Promise<unknown>): Promise<string | null> {
  const done = await verb.then(
    () => true,
    () => false,
  )
  return done ? null : refusal(verb)
}

test('an order is never older than its asOf, whoever drags meanwhile', async () => {
  const by = home.bo
  const ids: ViewId[] = []
  for (let count = 0; count < 60; count += 1) ids.push((await make(by)).view.id)
  const dragged: number[] = []
  const answers: Awaited<ReturnType<typeof listViews>>[] = []
  let isOver = false
  const reading = Array.from({ length: 4 }, async () => {
    while (!isOver) answers.push(await listViews(fresh.db, { by }))
  })
  for (const first of ids) {
    const order = [first, ...ids.filter((id) => id !== first)]
    const { asOf } = await reorderViews(fresh.db, { order, mutationId: uuidv7() as never, by })
    dragged.push(parseCursor(asOf)!.position)
  }
  isOver = true
  await Promise.all(reading)
  const stale = answers.filter(({ asOf, order }) => {
    const known = dragged.findLastIndex((at) => at <= parseCursor(asOf)!.position)
    return ids.indexOf(order[0]!) < known
  })
  expect(new Set(answers.map(({ order }) => order[0])).size).toBeGreaterThan(5)
  expect(stale.length).toBe(0)
})
