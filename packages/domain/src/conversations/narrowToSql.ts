import { and, inArray, or, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { kinds, priorities, resolveMe, statuses } from '@parley/contract'
import type { Choice, Filter, LabelChoice, MemberActor } from '@parley/contract'
import { tables } from '@parley/db'
import { priorityRank } from './conversationRow.ts'
import { facets, holdsAll, holdsAny } from './facets.ts'

const { conversations: c, contacts, participants: p, readMarks: mark } = tables

interface Narrow {
  where: SQL
  /** Most rows of a usual account hold it: of use only where nothing narrower is asked. */
  broad?: boolean
}

/** What most conversations have. */
const common = ['kind=support', 'status=resolved', 'status=closed', 'waiting=', 'priority=']
const none = ['team=', 'assignee=']

/**
 * Conditions that an index answers and that every row of the filter meets; not enough by themselves.
 * Undefined where no index helps.
 */
export function narrowToSql(
  filter: Filter,
  viewer: MemberActor,
  topics: string[],
): SQL | undefined {
  const found = narrowsOf(filter, viewer)
  // Admins see nearly everything: their topics narrow nothing.
  if (viewer.role === 'agent')
    found.push({
      where: holdsAny(
        viewer.accountId,
        topics.map((topic) => `topic=${topic}`),
      ),
    })
  return joined(found)
}

/** Whether few rows can match at all: walking the list for them would be in vain. */
export function isPointed(filter: Filter): boolean {
  const { id, contactId, participantId, pinned, and: parts } = filter
  const points = [id, contactId, participantId].some((choice) => choice?.in)
  return points || pinned === true || (parts?.some(isPointed) ?? false)
}

function joined(found: Narrow[]): SQL | undefined {
  const narrow = found.filter(({ broad }) => !broad)
  return and(...(narrow.length > 0 ? narrow : found).map(({ where }) => where))
}

function narrowsOf(filter: Filter, viewer: MemberActor): Narrow[] {
  const { accountId, userId } = viewer
  const { contactId, contactType, participantId, id, labels, pinned, isSnoozed, unassigned } =
    filter
  const found: (Narrow | false | undefined)[] = [
    held('kind', amongst(kinds, filter.kind), accountId),
    held('status', amongst(statuses, filter.status), accountId),
    held('priority', amongst([...priorities, null], filter.priority)?.map(priorityRank), accountId),
    held('inbox', filter.inboxId?.in, accountId),
    held('team', filter.teamId?.in, accountId),
    held('assignee', filter.assigneeId && resolveMe(filter.assigneeId, viewer).in, accountId),
    held('waiting', amongst(['contact', 'agent', null] as const, filter.waitingFor), accountId),
    unassigned && held('assignee', [null], accountId),
    isSnoozed && { where: holdsAny(accountId, ['snoozed']) },
    ...labelled(labels, accountId),
    id?.in && { where: inArray(c.id, id.in) },
    contactId?.in && ofContacts(contactId.in),
    contactType && ofTypes(contactType, accountId),
    participantId?.in && {
      where: among(
        sql`select ${p.conversationId} from ${p} where ${p.accountId} = ${accountId} and ${inArray(p.userId, resolveMe(participantId, viewer).in as string[])}`,
      ),
    },
    pinned && {
      where: among(
        sql`select ${mark.conversationId} from ${mark} where ${mark.accountId} = ${accountId} and ${mark.userId} = ${userId} and ${mark.pinned}`,
      ),
    },
    ...(filter.and ?? []).flatMap((part) => narrowsOf(part, viewer)),
    filter.or && anyOf(filter.or, viewer),
  ]
  return found.filter((one) => one !== undefined && one !== false)
}

function held(
  key: string,
  values: readonly (string | number | null)[] | undefined,
  accountId: string,
): Narrow | undefined {
  if (!values) return undefined
  const named = facets(key, values)
  const broad = named.some((name) => common.includes(name) || none.includes(name))
  return { where: named.length > 0 ? holdsAny(accountId, named) : sql`false`, broad }
}

/** The values of a closed set that a choice leaves. */
function amongst<T>(all: readonly T[], choice: Choice<T> | undefined): T[] | undefined {
  return (
    choice &&
    all.filter(
      (value) => (!choice.in || choice.in.includes(value)) && !choice.notIn?.includes(value),
    )
  )
}

function labelled({ any, all }: LabelChoice = {}, accountId: string): (Narrow | undefined)[] {
  return [
    any && { where: holdsAny(accountId, facets('label', any)) },
    all && { where: holdsAll(accountId, facets('label', all)) },
  ]
}

function ofContacts(ids: (string | null)[]): Narrow | undefined {
  return ids.includes(null) ? undefined : { where: inArray(c.contactId, ids as string[]) }
}

function ofTypes(choice: Choice<string>, accountId: string): Narrow | undefined {
  // Otherwise those without a contact are among them.
  if (!choice.in) return undefined
  const types = amongst(['customer', 'lead', 'vip'], choice)!
  if (types.includes('customer')) return undefined
  if (types.length === 0) return { where: sql`false` }
  // The index is of those who are no mere customers, and must hear that nobody else is asked for.
  const people = sql`select ${contacts.id} from ${contacts} where ${contacts.accountId} = ${accountId} and ${inArray(contacts.type, types as never)} and ${contacts.type} <> 'customer'`
  return { where: sql`${c.contactId} = any(array(${people}))` }
}

function among(ids: SQL): SQL {
  return sql`${c.id} = any(array(${ids}))`
}

/** Of use only where each part narrows. */
function anyOf(parts: Filter[], viewer: MemberActor): Narrow | undefined {
  const found = parts.map((part) => narrowsOf(part, viewer))
  if (found.some((narrows) => narrows.length === 0)) return undefined
  return {
    where: or(...found.map(joined))!,
    broad: found.some((narrows) => narrows.every(({ broad }) => broad)),
  }
}
