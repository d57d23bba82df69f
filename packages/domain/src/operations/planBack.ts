import { and, eq, inArray } from 'drizzle-orm'
import { priorities } from '@parley/contract'
import type { ConversationPatch, MemberActor } from '@parley/contract'
import { tables } from '@parley/db'
import type { Tx } from '@parley/db'
import { readTopics } from '../actors/readTopics.ts'
import type { ConversationRow } from '../conversations/conversationRow.ts'
import type { LockedConversation } from '../conversations/lockConversation.ts'
import { maySee } from '../conversations/mustSee.ts'
import type { Values } from '../conversations/planChange.ts'
import { addAudiences } from './addAudiences.ts'
import type { Item, Planned } from './planForward.ts'
import { planMarksBack } from './planMarks.ts'
import { planOrSkip } from './planOrSkip.ts'

const { labels, members, teams } = tables
type Column = Exclude<keyof NonNullable<Item['previous']>, 'mark'>

interface Input {
  items: readonly Item[]
  rows: ReadonlyMap<string, LockedConversation>
  /** Whose marks they are; another who undoes it leaves them. */
  userId: string
  by: MemberActor
}

/**
 * Puts back, column by column, what each row held before, where it still holds what the operation
 * made of it. Who gave a row out of sight may take it back: it is enough to see it as it was.
 */
export async function planBack(tx: Tx, { items, rows, userId, by }: Input): Promise<Planned[]> {
  const topics = await readTopics(tx, by)
  const seen = new Map([...rows].filter(([, { row }]) => maySee(row, topics, by)))
  const mine = userId === by.userId ? seen : new Map()
  const marks = await planMarksBack(tx, { items, rows: mine, userId })
  const known = await readKnown(tx, items)
  const planned = items.map((item): Planned => {
    const found = rows.get(item.conversationId) ?? null
    if (!found) return { item, found, values: null, mark: null }
    const mark = marks.get(item.conversationId) ?? null
    const held = heldStill(found.row, item.previous)
    const values = planOrSkip(found.row, patchBack(held, known), by)
    return { item, found, values: values && withWaiting(values, held), mark }
  })
  const whole = await addAudiences(tx, planned)
  return whole.map((one) => {
    const { found, values } = one
    if (!found || !values || maySee(found.row, topics, by)) return one
    return maySee({ ...found.row, ...values }, topics, by) ? one : { ...one, values: null }
  })
}

type Held = Partial<Record<Column, unknown>>

/**
 * What was before, of the columns that hold what the operation made of them. Who waits and since
 * when are one: either both are put back or none.
 */
function heldStill(row: ConversationRow, previous: Item['previous']): Held {
  const { mark: _, ...columns } = previous ?? {}
  const all = Object.entries(columns) as [Column, { was: unknown; became: unknown }][]
  const differs = ([column, { became }]: (typeof all)[number]) =>
    JSON.stringify(row[column]) !== JSON.stringify(became)
  const moved = new Set(all.filter(differs).map(([column]) => column))
  const waitingMoved = waiting.some((column) => moved.has(column))
  const still = all.filter(
    ([column]) => !moved.has(column) && !(waitingMoved && waiting.includes(column)),
  )
  return Object.fromEntries(still.map(([column, { was }]) => [column, was]))
}

const waiting: Column[] = ['waitingFor', 'waitingSince']

function patchBack(held: Held, known: Known): ConversationPatch {
  const { status, priority, assigneeId, teamId, labels: names, snoozedUntil } = held
  const rank = priority as number | null
  const patch = {
    status,
    priority: 'priority' in held ? rank && priorities[priorities.length - rank] : undefined,
    assigneeId: known.has(assigneeId) ? assigneeId : undefined,
    teamId: known.has(teamId) ? teamId : undefined,
    labels: (names as string[] | undefined)?.filter((name) => known.has(name)),
    snoozedUntil: typeof snoozedUntil === 'string' ? new Date(snoozedUntil) : snoozedUntil,
  }
  return patch as ConversationPatch
}

/** Who waits since when goes back with the status, to the moment: the rule alone would say since the last word. */
function withWaiting(values: Values, held: Held): Values {
  if (!('status' in values) || !('waitingFor' in held || 'waitingSince' in held)) return values
  const { waitingFor, waitingSince } = held
  return {
    ...values,
    ...(waitingFor === undefined ? {} : { waitingFor: waitingFor as Values['waitingFor'] }),
    ...(waitingSince === undefined
      ? {}
      : { waitingSince: waitingSince === null ? null : new Date(waitingSince as string) }),
  }
}

/** What rows may be given back: nobody, and who and what there still is. */
type Known = ReadonlySet<unknown>

async function readKnown(tx: Tx, items: readonly Item[]): Promise<Known> {
  const was = (column: Column) => [
    ...new Set(
      items.flatMap(({ previous }) => (previous?.[column]?.was ?? []) as string | string[]),
    ),
  ]
  const [userIds, teamIds, names] = [was('assigneeId'), was('teamId'), was('labels')]
  const found = await Promise.all([
    userIds.length === 0
      ? []
      : tx.orm
          .select({ known: members.userId })
          .from(members)
          .where(and(eq(members.accountId, tx.accountId), inArray(members.userId, userIds))),
    teamIds.length === 0
      ? []
      : tx.orm
          .select({ known: teams.id })
          .from(teams)
          .where(and(eq(teams.accountId, tx.accountId), inArray(teams.id, teamIds)))
          .for('share'),
    names.length === 0
      ? []
      : tx.orm
          .select({ known: labels.name })
          .from(labels)
          .where(and(eq(labels.accountId, tx.accountId), inArray(labels.name, names)))
          .for('share'),
  ])
  return new Set([null, ...found.flat().map(({ known }) => known)])
}
