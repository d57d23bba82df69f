import type { Db } from '@parley/db'
import { ms } from '../percentiles.ts'
import { bigSlug } from './draftAccount.ts'
import { openDeepCursors } from './deepPages.ts'
import { indexSizes, measureSends } from './indexCosts.ts'
import type { IndexSize, SendRates } from './indexCosts.ts'
import { groupOf, measure } from './measure.ts'
import type { Group, Measured, Procedure } from './measure.ts'
import { measureNaive } from './naive.ts'
import type { NaiveFigures } from './naive.ts'
import { raiseFloors } from './raiseFloors.ts'
import * as shapes from './shapes.ts'
import type { Shape } from './shapes.ts'
import { findViewer } from './viewers.ts'
import type { Viewer } from './viewers.ts'

export interface Options {
  quick: boolean
  only: string | undefined
  /** Where cursors 10,000 rows down are kept. */
  deepFile: string
}

export interface Figures {
  groups: Group[]
  naive: NaiveFigures | null
  indexes: IndexSize[]
  sends: SendRates | null
}

/** Two inboxes; reads what they touch. */
const agent = 'agent-1'
const smallOnes = Array.from({ length: 10 }, (_, index) => `small-${index * 11 + 1}`)

/** Members by how much of what they may see they have read. */
const readers = new Map([
  ['owner', 'owner, nearly all unread'],
  [agent, 'agent, nearly all unread'],
  ['agent-2', 'agent, nothing unread'],
  ['agent-3', 'agent, thousands unread'],
  ['admin-all', 'admin, nothing unread'],
  ['admin-most', 'admin, thousands unread'],
])

type Run = (name: string, who: string, list: Shape[], procedure?: Procedure) => Promise<Group>

/** All groups in their order, or the one that is asked for. */
export async function runGroups(db: Db, options: Options): Promise<Figures> {
  const { quick, only, deepFile } = options
  const figures: Figures = { groups: [], naive: null, indexes: [], sends: null }
  const owner = await findViewer(db, bigSlug, 'owner')
  const facts = await shapes.readFacts(db, owner.accountId)
  const combinations = shapes.combinations(facts, quick ? 50 : 200)
  const run: Run = async (name, who, list, procedure = 'list') => {
    const viewer = await findViewer(db, bigSlug, who)
    return groupOf(name, await measure(db, viewer, list, procedure), list.length)
  }
  const both = async (name: string, list: Shape[], procedure: Procedure = 'list') => [
    await run(`${name}, owner`, 'owner', list, procedure),
    await run(`${name}, agent`, agent, list, procedure),
  ]
  const runs: Record<string, () => Promise<Group[]>> = {
    keys: () => both('every key', shapes.singleKeys(facts)),
    combinations: () => both('combinations', combinations),
    deep: () => deepPages(db, deepFile, { owner, list: combinations, quick }),
    search: () => both('search', shapes.searches()),
    unread: () => unreadBy(run, 'list'),
    exclusions: () => both('exclusions', shapes.exclusions(facts)),
    groups: () => both('and, or, not', shapes.groups(facts)),
    counts: async () => [
      ...(await both('count: every key', shapes.singleKeys(facts), 'count')),
      ...(await both('count: combinations', onePerFilter(combinations), 'count')),
      ...(await both('count: search', shapes.searches(), 'count')),
      ...(await unreadBy(run, 'count')),
    ],
    small: () => small(db),
  }
  if (only && !runs[only] && !['naive', 'cost'].includes(only))
    throw new Error(`--only takes one of ${[...Object.keys(runs), 'naive', 'cost'].join(', ')}.`)
  await raiseFloors(
    db,
    await Promise.all([...readers.keys()].map((name) => findViewer(db, bigSlug, name))),
  )
  await warm(owner, combinations)
  for (const [name, act] of Object.entries(runs))
    if (!only || only === name) {
      const from = performance.now()
      const groups = await act()
      figures.groups.push(...groups)
      say(`${name}: ${((performance.now() - from) / 1000).toFixed(0)} s`)
      for (const { name: group, spread } of groups)
        say(`    ${group}: p50 ${ms(spread.p50)}, p95 ${ms(spread.p95)}, p99 ${ms(spread.p99)}`)
    }
  if (only === 'naive' || (!only && !quick)) {
    say('the naive way')
    figures.naive = await measureNaive(db, owner, sampleOf(combinations, 20))
  }
  if (only === 'cost' || (!only && !quick)) {
    say('what the indexes cost')
    figures.indexes = await indexSizes(db)
    figures.sends = await measureSends()
  }
  return figures
}

function say(line: string) {
  process.stderr.write(`  ${line}\n`)
}

/** So that neither this process nor the pool is measured at its beginning. */
async function warm({ accountId, api }: Viewer, list: Shape[]) {
  for (const { filter, sort } of sampleOf(list, 20))
    await api.conversations.list({ accountId, filter, sort, limit: 25 }).catch(() => {})
}

/** Evenly over the list, and over the sorts, of which each filter has four in a row. */
function sampleOf<T>(list: readonly T[], count: number): T[] {
  const step = Math.max(1, Math.floor(list.length / count))
  return Array.from(
    { length: Math.min(count, list.length) },
    (_, index) => list[Math.min(list.length - 1, index * step + (index % 4))]!,
  )
}

function onePerFilter(list: Shape[]): Shape[] {
  return list.filter((_, index) => index % shapes.sorts.length === 0)
}

/** Members whose marks cover little, everything, or everything but thousands. */
async function unreadBy(run: Run, procedure: Procedure): Promise<Group[]> {
  const name = procedure === 'count' ? 'count: unread' : 'unread'
  const groups: Group[] = []
  for (const [who, what] of readers)
    groups.push(await run(`${name}: ${what}`, who, shapes.unread(), procedure))
  return groups
}

/** For lists that are long enough, in milliseconds. */
const longestSearch = 60_000

interface Deep {
  owner: Viewer
  list: Shape[]
  quick: boolean
}

/** The same lists at their beginning and 10,000 rows down. */
async function deepPages(db: Db, file: string, { owner, list, quick }: Deep): Promise<Group[]> {
  const cursors = openDeepCursors(file)
  const plain = shapes.sorts.map((sort) => ({ name: 'everything', filter: {}, sort }))
  const pairs: [Shape, Shape][] = []
  const until = Date.now() + longestSearch
  for (const shape of [...plain, ...list]) {
    if (pairs.length >= (quick ? 12 : 40) || Date.now() > until) break
    const cursor = await cursors.find(owner, shape).catch(() => null)
    if (cursor) pairs.push([shape, { ...shape, name: `${shape.name} +10,000`, cursor }])
  }
  const first: Measured[] = []
  const deep: Measured[] = []
  for (const [near, far] of pairs) {
    first.push(...(await measure(db, owner, [near])))
    deep.push(...(await measure(db, owner, [far])))
  }
  return [groupOf('first page of long lists', first), groupOf('the same 10,000 rows down', deep)]
}

async function small(db: Db): Promise<Group[]> {
  const measured: Measured[] = []
  const counted: Measured[] = []
  for (const slug of smallOnes) {
    const owner = await findViewer(db, slug, 'owner')
    const one = await findViewer(db, slug, agent)
    await raiseFloors(db, [owner, one])
    const facts = await shapes.readFacts(db, owner.accountId)
    const list = [...shapes.singleKeys(facts), ...shapes.combinations(facts, 10)]
    for (const viewer of [owner, one]) {
      measured.push(...(await measure(db, viewer, list)))
      counted.push(...(await measure(db, viewer, list.slice(0, 40), 'count')))
    }
  }
  return [groupOf('ten small accounts', measured), groupOf('count: ten small accounts', counted)]
}
