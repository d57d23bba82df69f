import type { ConversationFilter, Sort } from '@parley/contract'
import type { Db } from '@parley/db'
import { chanceFrom, zipfFrom } from './chance.ts'
import type { Chance } from './chance.ts'
import { dataNow } from './draftAccount.ts'

/** One request to be measured. */
export interface Shape {
  name: string
  filter: ConversationFilter
  sort?: Sort
  cursor?: string
}

/** What filters name in one account. */
export interface Facts {
  inboxIds: string[]
  teamIds: string[]
  labels: string[]
  agentIds: string[]
  contactIds: string[]
}

export async function readFacts(db: Db, accountId: string): Promise<Facts> {
  const ids = async (text: string) =>
    (await db.sql.unsafe(text, [accountId])).map((row) => String(row['id']))
  return {
    inboxIds: await ids('select id from inboxes where account_id = $1 order by length(name), name'),
    teamIds: await ids('select id from teams where account_id = $1 order by name'),
    labels: await ids('select name as id from labels where account_id = $1 order by id'),
    agentIds: await ids(
      `select m.user_id as id from members m join users u on u.id = m.user_id
        where account_id = $1 and role = 'agent' order by length(u.email), u.email`,
    ),
    contactIds: await ids('select id from contacts where account_id = $1 order by id limit 100'),
  }
}

export const sorts: Sort[] = [
  [{ by: 'lastActivityAt', order: 'desc' }],
  [{ by: 'createdAt', order: 'asc' }],
  [
    { by: 'priority', order: 'desc' },
    { by: 'lastActivityAt', order: 'desc' },
  ],
  [{ by: 'waitingSince', order: 'asc' }],
]

const day = 86_400_000
const before = (days: number) => new Date(dataNow.getTime() - days * day)
/** The same instant as a date that moves: the data end at a fixed one. */
const ago = (days: number) => ({
  ago: `P${days + Math.floor((Date.now() - dataNow.getTime()) / day)}D`,
})

/** Values of every key, from the frequent to the rare. */
function values({ inboxIds, teamIds, labels, agentIds, contactIds }: Facts) {
  const [often, rarely] = [labels[0]!, labels.at(-1)!]
  return {
    kind: [['support'], ['direct'], ['group', 'announcement']],
    status: [['open'], ['open', 'pending'], ['resolved'], ['closed'], { notIn: ['closed'] }],
    priority: [['urgent'], ['urgent', 'high'], [null], { notIn: ['low'] }],
    inboxId: [[inboxIds[0]!], [inboxIds.at(-1)!], inboxIds.slice(1, 3)],
    teamId: [[teamIds[0]!], [teamIds.at(-1)!], [null]],
    assigneeId: [['me'], [null], [agentIds[5] ?? agentIds[0]!], ['me', null]],
    unassigned: [true, false],
    labels: [[often], [rarely], { all: [often, labels[1]!] }, { none: [often] }],
    contactId: [[contactIds[0]!]],
    contactType: [['vip'], ['customer'], ['lead', 'vip']],
    participantId: [['me'], [agentIds[0]!]],
    createdAfter: [before(1), before(30), ago(365)],
    createdBefore: [before(30), before(700)],
    lastActivityAfter: [before(1), ago(7), before(180)],
    lastActivityBefore: [before(1), before(365)],
    hasUnread: [true, false],
    isSnoozed: [true, false],
    pinned: [true, false],
    waitingFor: [['agent'], ['contact'], [null]],
    search: ['zeppelin', 'refund', 'order'],
  } satisfies { [K in keyof ConversationFilter]: ConversationFilter[K][] }
}

type Key = keyof ReturnType<typeof values>

/** Every key by itself, with each of its values. */
export function singleKeys(facts: Facts): Shape[] {
  const each = Object.entries(values(facts)).flatMap(([key, list]) =>
    list.map((value): Shape => named({ [key]: value })),
  )
  return [{ name: 'everything', filter: {} }, ...each]
}

/** `count` combinations of two to five keys, each with each sort. */
export function combinations(facts: Facts, count: number): Shape[] {
  const chance = chanceFrom(200)
  const all = values(facts)
  const label = zipfFrom(chance, facts.labels.length)
  return Array.from({ length: count }, () =>
    draw(chance, all, () => facts.labels[label()]!),
  ).flatMap((filter) => sorts.map((sort) => named(filter, sort)))
}

function draw(
  chance: Chance,
  all: ReturnType<typeof values>,
  label: () => string,
): ConversationFilter {
  const keys = new Set<Key>()
  const wanted = 2 + chance.below(4)
  while (keys.size < wanted) keys.add(chance.pick(Object.keys(all) as Key[]))
  const filter = Object.fromEntries([...keys].map((key) => [key, chance.pick<unknown>(all[key])]))
  if (Array.isArray(filter['labels'])) filter['labels'] = [label()]
  return filter as ConversationFilter
}

/** Words that are rare, middling and in nearly everything, alone and beside other keys. */
export function searches(): Shape[] {
  const words = ['zeppelin', 'tricycle', 'refund', 'invoice', 'order', 'the', 'order refund', 'zep']
  return words.flatMap((search) => [
    named({ search }),
    named({ search, status: ['open'] }),
    named({ search, status: ['resolved', 'closed'] }),
    named({ search, unassigned: true, lastActivityAfter: before(30) }),
  ])
}

export function unread(): Shape[] {
  return [
    named({ hasUnread: true }),
    named({ hasUnread: false }),
    named({ hasUnread: true, status: ['open', 'pending'] }),
    named({ hasUnread: true, assigneeId: ['me'] }),
    named({ hasUnread: true }, sorts[1]),
  ]
}

export function exclusions({ inboxIds, teamIds, labels, agentIds }: Facts): Shape[] {
  return [
    named({ status: { notIn: ['resolved', 'closed'] } }),
    named({ status: { notIn: ['open'] } }),
    named({ priority: { notIn: [null] } }),
    named({ priority: { notIn: ['urgent', 'high'] } }),
    named({ assigneeId: { notIn: agentIds.slice(0, 100) } }),
    named({ assigneeId: { notIn: ['me', null] } }),
    named({ inboxId: { notIn: inboxIds.slice(0, -1) } }),
    named({ teamId: { notIn: [null, teamIds[0]!] } }),
    named({ labels: { none: labels.slice(0, 10) } }),
    named({ labels: { any: [labels[2]!], none: [labels[0]!] }, status: ['open'] }),
    named({ waitingFor: { notIn: ['contact', null] } }),
    named({ participantId: { notIn: ['me'] } }),
    named({ contactType: { notIn: ['customer'] } }),
    named({ kind: { notIn: ['support'] } }),
  ]
}

export function groups({ inboxIds, labels, agentIds }: Facts): Shape[] {
  return [
    named({ or: [{ assigneeId: ['me'] }, { unassigned: true, priority: ['urgent'] }] }),
    named({ or: [{ labels: [labels.at(-1)!] }, { priority: ['urgent'] }], status: ['open'] }),
    named({ or: [{ search: 'zeppelin' }, { labels: [labels.at(-1)!] }] }),
    named({ or: [{ hasUnread: true }, { pinned: true }], status: ['open'] }),
    named({ not: { status: ['resolved', 'closed'] } }),
    named({ not: { labels: [labels[0]!] }, status: ['pending'] }),
    named({ not: { or: [{ assigneeId: ['me'] }, { isSnoozed: true }] } }),
    named({
      and: [{ inboxId: [inboxIds[1]!] }, { or: [{ status: ['open'] }, { isSnoozed: true }] }],
    }),
    named({ and: [{ labels: [labels[3]!] }, { labels: [labels[4]!] }, { labels: [labels[5]!] }] }),
    named({
      or: agentIds.slice(0, 20).map((id) => ({ assigneeId: [id], status: ['pending' as const] })),
    }),
    named({ and: [{ not: { and: [{ status: ['open'] }, { or: [{ unassigned: true }] }] } }] }),
  ]
}

/** The filter as a person would write it, without the quotes. */
function named(filter: ConversationFilter, sort?: Sort): Shape {
  const short = (sort ?? []).map(({ by, order }) => (order === 'desc' ? `-${by}` : by)).join(',')
  const text = JSON.stringify(filter).replace(/"/g, '').slice(1, -1)
  return { name: short ? `${text} sort=${short}` : text, filter, ...(sort ? { sort } : {}) }
}
