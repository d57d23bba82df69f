import { apply } from '@parley/client'
import type { Datas, Inputs, Procedure } from '@parley/client'
import { compare, defaultSort, topicsOf } from '@parley/contract'
import type { ConversationFilter, MemberActor, ParleyEvent, Sort } from '@parley/contract'
import { ConversationFilterSchema } from '@parley/contract/schema'
import { parseCursor, readLog, readPlaces } from '@parley/db'
import type { Db } from '@parley/db'
import {
  countConversations,
  countEach,
  countNotifications,
  getAccount,
  getConversation,
  getMessage,
  getPreferences,
  listCannedReplies,
  listConversations,
  listInvitations,
  listMessages,
  listNotifications,
  listReceipts,
  listViews,
} from '@parley/domain'
import type { Stage } from './verbs.ts'

/** A cached query of a viewer. */
export interface Asked {
  procedure: Procedure
  input: Inputs[Procedure]
}
type Answer = { found: Datas[Procedure] } | { missing: string }

export interface Outcome {
  about: string
  how: 'folded' | 'asked again'
  /** What the client shows, in the part it knows. */
  folded: object
  /** What a fresh query answers, in the same part. */
  fresh: object
}

/**
 * Every query the log feeds, in several forms. Of the lists every other: each filter in two of its
 * four forms, in the others at the next `turn`.
 */
export function queriesOf(stage: Stage, by: MemberActor, turn: number): Asked[] {
  const { accountId } = by
  const conversationIds = [stage.conversationId, stage.groupId, stage.directId]
  return [
    { procedure: 'accounts.get', input: { accountId } },
    { procedure: 'conversations.count', input: { accountId, filter: { status: ['open'] } } },
    {
      procedure: 'conversations.counts',
      input: { accountId, filters: [{ hasUnread: true }, { status: ['open'] }, { pinned: true }] },
    },
    { procedure: 'views.list', input: { accountId } },
    { procedure: 'cannedReplies.list', input: { accountId } },
    { procedure: 'messages.get', input: { accountId, messageId: stage.messageId } },
    { procedure: 'preferences.get', input: { accountId } },
    { procedure: 'invitations.list', input: { accountId } },
    { procedure: 'notifications.count', input: { accountId } },
    { procedure: 'notifications.list', input: { accountId, limit: 2 } },
    { procedure: 'notifications.list', input: { accountId, limit: 50 } },
    ...conversationIds.flatMap((conversationId): Asked[] => [
      { procedure: 'conversations.get', input: { accountId, conversationId } },
      { procedure: 'conversations.receipts', input: { accountId, conversationId } },
      { procedure: 'messages.list', input: { accountId, conversationId, limit: 3 } },
      { procedure: 'messages.list', input: { accountId, conversationId, limit: 50 } },
      { procedure: 'messages.list', input: { accountId, conversationId, limit: 2, after: 0 } },
      { procedure: 'messages.list', input: { accountId, conversationId, limit: 2, before: 3 } },
      { procedure: 'messages.list', input: { accountId, conversationId, limit: 4, around: 2 } },
    ]),
    ...listQueries(stage, by).filter((_, at) => (at + (at >> 1) + turn) % 2 === 0),
  ]
}

export function listQueries(stage: Stage, { accountId }: MemberActor): Asked[] {
  const filters: ConversationFilter[] = [
    {},
    { status: ['open'] },
    { assigneeId: ['me', null] },
    { hasUnread: true },
    { isSnoozed: true },
    { pinned: true },
    { kind: { notIn: ['support'] } },
    { labels: { none: ['vip'] }, priority: { notIn: ['urgent'] } },
    { search: 'hello' },
    { or: [{ teamId: [stage.team] }, { not: { unassigned: true } }] },
  ]
  const sorts: (Sort | undefined)[] = [
    undefined,
    [
      { by: 'priority', order: 'desc' },
      { by: 'waitingSince', order: 'asc' },
    ],
  ]
  return filters.flatMap((filter) =>
    sorts.flatMap((sort) =>
      [3, 50].map((limit): Asked => ({
        procedure: 'conversations.list',
        input: { accountId, filter, sort, limit },
      })),
    ),
  )
}

/** Asks the domain as the door does; what may not be seen is an answer too. */
export async function ask(db: Db, by: MemberActor, { procedure, input }: Asked): Promise<Answer> {
  try {
    return { found: await run(db, by, procedure, input as never) }
  } catch (error) {
    return { missing: (error as { failure: string }).failure }
  }
}

function run(
  db: Db,
  by: MemberActor,
  procedure: Procedure,
  input: never,
): Promise<Datas[Procedure]> {
  const { filter, ...rest } = { ...(input as object), by } as {
    filter?: ConversationFilter
    by: MemberActor
  }
  const parsed = { ...rest, filter: filter && ConversationFilterSchema.parse(filter) } as never
  switch (procedure) {
    case 'accounts.get':
      return getAccount(db, { by })
    case 'conversations.count':
      return countConversations(db, parsed)
    case 'conversations.counts': {
      const { filters } = input as Inputs['conversations.counts']
      return countEach(db, {
        filters: filters.map((one) => ConversationFilterSchema.parse(one)),
        by,
      })
    }
    case 'invitations.list':
      return listInvitations(db, { by })
    case 'notifications.count':
      return countNotifications(db, { by })
    case 'notifications.list':
      return listNotifications(db, parsed)
    case 'preferences.get':
      return getPreferences(db, { by })
    case 'cannedReplies.list':
      return listCannedReplies(db, { by })
    case 'views.list':
      return listViews(db, { by })
    case 'conversations.get':
      return getConversation(db, parsed)
    case 'conversations.receipts':
      return listReceipts(db, parsed)
    case 'conversations.list':
      return listConversations(db, parsed)
    case 'messages.get':
      return getMessage(db, parsed)
    case 'messages.list':
      return listMessages(db, parsed)
  }
}

/** Folds what a viewer may hear since an answer into it, as a client would, and asks afresh beside it. */
export type FoldLog = (by: MemberActor, asked: Asked, before: Answer) => Promise<Outcome>

/** A fold of one moment: while nothing is written, what two answers need is asked once. */
export function foldLogNow(db: Db): FoldLog {
  const answers = new Map<string, Promise<unknown>>()
  return (by, asked, before) =>
    foldLog(db, by, asked, before, (key, run) => {
      const name = `${by.userId} ${key}`
      if (!answers.has(name)) answers.set(name, run())
      return answers.get(name) as ReturnType<typeof run>
    })
}

type Once = <T>(key: string, run: () => Promise<T>) => Promise<T>

async function foldLog(
  db: Db,
  by: MemberActor,
  asked: Asked,
  before: Answer,
  once: Once,
): Promise<Outcome> {
  const about = `${asked.procedure} ${JSON.stringify(asked.input)}`
  const again = { about, how: 'asked again', folded: {}, fresh: {} } as const
  // A client that had nothing to show asks when it has a reason to.
  if ('missing' in before) return again
  const whole = wholeOf(asked)
  const now = await once(JSON.stringify(whole), () => ask(db, by, whole))
  const { asOf } = before.found
  const events = await once(asOf, () => heard(db, by, asOf))
  if (!events) return again
  let data = before.found
  const unsettled = new Set<string>()
  for (const event of events) {
    const folded = apply(asked.procedure, asked.input, data, event, by)
    if ('refetch' in folded) return again
    data = folded.data
    for (const id of folded.settle ?? []) unsettled.add(id)
  }
  if (unsettled.size > 0)
    data = await settle(db, by, asked, data as Datas['conversations.list'], [...unsettled])
  if ('missing' in now)
    return { about, how: 'folded', folded: strip(data), fresh: { missing: now.missing } }
  const [shown, wanted] = comparable(asked, data, now.found)
  return { about, how: 'folded', folded: shown, fresh: wanted }
}

/** The events of a viewer since a cursor; null where the follower would be told to resync. */
async function heard(db: Db, by: MemberActor, asOf: string): Promise<ParleyEvent[] | null> {
  const places = await readPlaces(db, by)
  if (!places) return null
  const topics = topicsOf(places)
  const rows = await readLog(db, by.accountId, {
    after: parseCursor(asOf)!.position,
    limit: 10_000,
    topics,
  })
  const swaps = rows.some(
    ({ event }) =>
      event.type === 'member.updated' && event.topics && event.member.userId === by.userId,
  )
  return swaps ? null : rows.map(({ event }) => event)
}

/** What the mirror asks about rows it could not decide. */
async function settle(
  db: Db,
  by: MemberActor,
  { input }: Asked,
  data: Datas['conversations.list'],
  ids: string[],
) {
  const { filter = {}, sort = defaultSort } = input as Inputs['conversations.list']
  const asked = ConversationFilterSchema.parse({ and: [filter, { id: { in: ids } }] })
  const { items } = await listConversations(db, { filter: asked, sort, limit: 100, by })
  const boundary = data.nextCursor === null ? null : (data.boundary ?? data.items.at(-1)!)
  const within = items.filter((row) => boundary === null || compare(sort)(row, boundary) <= 0)
  const others = data.items.filter((row) => !ids.includes(row.id))
  return { ...data, items: [...others, ...within].toSorted(compare(sort)) }
}

/** A list is compared down to its boundary, so the fresh one must reach at least as far. */
function wholeOf(asked: Asked): Asked {
  if (asked.procedure !== 'conversations.list') return asked
  return { ...asked, input: { ...asked.input, limit: 100 } as never }
}

function comparable(asked: Asked, data: Datas[Procedure], now: Datas[Procedure]): [object, object] {
  if (asked.procedure !== 'conversations.list') return [strip(data), strip(now)]
  const live = data as Datas['conversations.list']
  const { sort = defaultSort } = asked.input as Inputs['conversations.list']
  const boundary = live.nextCursor === null ? null : (live.boundary ?? live.items.at(-1)!)
  const fresh = (now as Datas['conversations.list']).items.filter(
    (row) => boundary === null || compare(sort)(row, boundary) <= 0,
  )
  return [{ items: live.items }, { items: fresh }]
}

function strip({ asOf: _, ...rest }: Datas[Procedure]): object {
  return rest
}
