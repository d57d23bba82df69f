import type { Choice, Filter, Priority, Sort } from '@parley/contract'
import { priorities, resolveWhen, topicsOf } from '@parley/contract'
import { ConversationFilterSchema } from '@parley/contract/schema'
import { readPlaces } from '@parley/db'
import type { Db } from '@parley/db'
import { spreadOf } from '../percentiles.ts'
import type { Spread } from '../percentiles.ts'
import { sorts } from './shapes.ts'
import type { Shape } from './shapes.ts'
import type { Viewer } from './viewers.ts'

/** Ends what would take longer, and counts as that long. Milliseconds. */
const timeout = 10_000
/** For all of them, in milliseconds. */
const budget = 120_000

export interface NaiveFigures {
  list: Spread
  listWithThreeCounts: Spread
  deepWithThreeCounts: Spread
  /** Statements that were ended after 10 s. */
  timeouts: number
  /** Shapes whose first page was compared with the product's, and those that differ. */
  compared: number
  differ: string[]
}

/** The usual way, over the same tables with the same visibility: ILIKE, OFFSET, three unbounded counts. */
export async function measureNaive(
  db: Db,
  viewer: Viewer,
  shapes: readonly Shape[],
): Promise<NaiveFigures> {
  const times = { list: [] as number[], counts: [] as number[], deep: [] as number[] }
  const figures = { timeouts: 0, compared: 0, differ: [] as string[] }
  const connection = await db.sql.reserve()
  await connection.unsafe(`set statement_timeout = ${timeout}`)
  const run = async ({ text, values }: Query) => {
    const from = performance.now()
    const rows = await connection.unsafe(text, values as never[]).catch((error: unknown) => {
      if ((error as { code?: string }).code !== '57014') throw error
      figures.timeouts += 1
      return null
    })
    return { took: performance.now() - from, rows }
  }
  const until = Date.now() + budget
  for (const shape of shapes) {
    if (Date.now() > until) break
    const asked = await naiveOf(db, viewer, shape)
    const cold = await run(asked.page(0))
    // What ran into its end is not asked again.
    const { took, rows } = cold.rows ? await run(asked.page(0)) : cold
    let counts = 0
    for (const count of asked.counts) counts += (await run(count)).took
    times.list.push(took)
    times.counts.push(took + counts)
    times.deep.push((await run(asked.page(10_000))).took + counts)
    if (!rows || /search/.test(shape.name)) continue
    figures.compared += 1
    if (
      !(await isSame(
        viewer,
        shape,
        rows.map(({ id }) => String(id)),
      ))
    )
      figures.differ.push(shape.name)
  }
  await connection.unsafe('reset statement_timeout')
  connection.release()
  return {
    list: spreadOf(times.list),
    listWithThreeCounts: spreadOf(times.counts),
    deepWithThreeCounts: spreadOf(times.deep),
    ...figures,
  }
}

async function isSame({ accountId, api }: Viewer, { filter, sort }: Shape, ids: string[]) {
  const { items } = await api.conversations.list({ accountId, filter, sort, limit: 25 })
  return items.map(({ id }) => id).join() === ids.join()
}

interface Query {
  text: string
  values: unknown[]
}

/** The condition as SQL, with its values by number. */
class Condition {
  readonly values: unknown[] = []
  readonly viewer: Viewer
  constructor(viewer: Viewer) {
    this.viewer = viewer
  }

  add(value: unknown): string {
    this.values.push(value)
    return `$${this.values.length}`
  }

  all(filter: Filter): string {
    const terms = Object.keys(filter).map((key) => this.term(filter, key as keyof Filter))
    return terms.length > 0 ? terms.map((term) => `(${term})`).join(' and ') : 'true'
  }

  term(filter: Filter, key: keyof Filter): string {
    switch (key) {
      case 'kind':
      case 'status':
        return this.chosen(`c.${key}`, filter[key]!)
      case 'inboxId':
        return this.chosen('c.inbox_id', filter[key]!, 'uuid')
      case 'teamId':
        return this.chosen('c.team_id', filter[key]!, 'uuid')
      case 'contactId':
        return this.chosen('c.contact_id', filter[key]!, 'uuid')
      case 'id':
        return this.chosen('c.id', filter[key]!, 'uuid')
      case 'waitingFor':
        return this.chosen('c.waiting_for', filter[key]!)
      case 'contactType':
        return this.chosen('k.type', filter[key]!)
      case 'priority':
        return this.chosen('c.priority', ranks(filter[key]!), 'smallint')
      case 'assigneeId':
        return this.chosen('c.assignee_id', this.people(filter[key]!), 'uuid')
      case 'participantId':
        return this.takingPart(this.people(filter[key]!))
      case 'unassigned':
        return `c.assignee_id is ${filter.unassigned ? '' : 'not '}null`
      case 'isSnoozed':
        return `c.snoozed_until is ${filter.isSnoozed ? 'not ' : ''}null`
      case 'pinned':
        return `coalesce(r.pinned, false) = ${String(filter.pinned)}`
      case 'hasUnread':
        return `(c.last_word_seq > coalesce(r.unread_from - 1, greatest(r.read_seq, c.floor_seq))) = ${String(filter.hasUnread)}`
      case 'createdAfter':
        return `c.created_at >= ${this.instant(filter[key]!)}`
      case 'createdBefore':
        return `c.created_at < ${this.instant(filter[key]!)}`
      case 'lastActivityAfter':
        return `c.last_activity_at >= ${this.instant(filter[key]!)}`
      case 'lastActivityBefore':
        return `c.last_activity_at < ${this.instant(filter[key]!)}`
      case 'labels':
        return this.labelled(filter.labels!)
      case 'search':
        return this.searched(filter.search!)
      case 'and':
        return filter.and!.map((part) => `(${this.all(part)})`).join(' and ')
      case 'or':
        return filter.or!.map((part) => `(${this.all(part)})`).join(' or ')
      case 'not':
        return `not coalesce(${this.all(filter.not!)}, false)`
    }
  }

  chosen(column: string, choice: Choice<string | number | null>, type = 'text'): string {
    const among = (list: (string | number | null)[]) => {
      const values = list.filter((value) => value !== null)
      const listed =
        values.length > 0
          ? `coalesce(${column} in (${values.map((value) => `${this.add(String(value))}::${type}`).join(', ')}), false)`
          : 'false'
      return list.includes(null) ? `(${column} is null or ${listed})` : listed
    }
    const terms = [choice.in && among(choice.in), choice.notIn && `not ${among(choice.notIn)}`]
    return terms.filter(Boolean).join(' and ')
  }

  people(choice: Choice<string | null>): Choice<string | null> {
    const known = (id: string | null) => (id === 'me' ? this.viewer.userId : id)
    return { in: choice.in?.map(known), notIn: choice.notIn?.map(known) }
  }

  takingPart(choice: Choice<string | null>): string {
    const some = (ids: (string | null)[]) =>
      `exists (select 1 from participants p where p.account_id = c.account_id and p.conversation_id = c.id and p.user_id in (${ids.map((id) => `${this.add(id)}::uuid`).join(', ')}))`
    return [choice.in && some(choice.in), choice.notIn && `not ${some(choice.notIn)}`]
      .filter(Boolean)
      .join(' and ')
  }

  instant(when: NonNullable<Filter['createdAfter']>): string {
    return `${this.add(resolveWhen(when, new Date()).toISOString())}::timestamptz`
  }

  labelled({ any, all, none }: NonNullable<Filter['labels']>): string {
    const list = (names: string[]) =>
      `array[${names.map((name) => this.add(name)).join(', ')}]::text[]`
    const terms = [
      any && `c.labels && ${list(any)}`,
      all && `c.labels @> ${list(all)}`,
      none && `not c.labels && ${list(none)}`,
    ]
    return terms.filter(Boolean).join(' and ')
  }

  searched(search: string): string {
    const like = this.add(`%${search.replace(/[\\%_]/g, '\\$&')}%`)
    return `c.subject ilike ${like} or k.name ilike ${like} or k.email ilike ${like} or exists (
      select 1 from messages m where m.account_id = c.account_id and m.conversation_id = c.id and m.body ilike ${like})`
  }
}

function ranks(choice: Choice<Priority | null>): Choice<number | null> {
  const rank = (priority: Priority | null) =>
    priority === null ? null : priorities.length - priorities.indexOf(priority)
  return { in: choice.in?.map(rank), notIn: choice.notIn?.map(rank) }
}

async function naiveOf(db: Db, viewer: Viewer, { filter, sort = sorts[0]! }: Shape) {
  const places = await readPlaces(db, viewer)
  const condition = new Condition(viewer)
  const account = condition.add(viewer.accountId)
  const user = condition.add(viewer.userId)
  const topics = condition.add(topicsOf(places!))
  const from = `from conversations c
    left join contacts k on k.account_id = c.account_id and k.id = c.contact_id
    left join read_marks r on r.account_id = c.account_id and r.conversation_id = c.id and r.user_id = ${user}::uuid
    where c.account_id = ${account}::uuid and c.audience && ${topics}::text[]
      and ${condition.all(ConversationFilterSchema.parse(filter))}`
  const { values } = condition
  const order = [...sort.map(orderOf), 'c.id'].join(', ')
  const columns = `c.*, k.name, k.email, r.read_seq, (select count(*) from messages m
    where m.account_id = c.account_id and m.conversation_id = c.id and m.seq > coalesce(r.read_seq, 0)) as unread`
  const count = (more: string): Query => ({ text: `select count(*) ${from} ${more}`, values })
  return {
    page: (offset: number): Query => ({
      text: `select ${columns} ${from} order by ${order} limit 25 offset ${offset}`,
      values,
    }),
    counts: [
      count(''),
      count('and c.assignee_id is null'),
      count(`and c.assignee_id = ${user}::uuid`),
    ],
  }
}

function orderOf({ by, order }: Sort[number]): string {
  const column = by.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  return `c.${column} ${order} nulls last`
}
