import { inArray, or, sql } from 'drizzle-orm'
import { contactTypes, kinds, priorities, resolveMe, statuses } from '@parley/contract'
import type { Choice, Filter, LabelChoice } from '@parley/contract'
import { tables } from '@parley/db'
import { among } from './among.ts'
import type { Asker } from './Asked.ts'
import { priorityRank } from './conversationRow.ts'
import { facets, holdsAny } from './facets.ts'
import { joinNarrows, lookedUp } from './joinNarrows.ts'
import type { Narrow } from './joinNarrows.ts'
import { narrowsOfDates } from './narrowsOfDates.ts'
import { narrowsOfReading } from './narrowsOfReading.ts'
import { foundBy, mostHits } from './searchToSql.ts'
import { ofSize, shareOf, sizeOf, usual } from './shareOf.ts'
import { shareOfWords } from './shareOfWords.ts'

const { conversations: c, participants: p, readMarks: mark } = tables

/** What most conversations have. */
const most = [
  'kind=support',
  'status=resolved',
  'status=closed',
  'waiting=',
  'priority=',
  'team=',
  'type=customer',
]
/** What a good part of them have. */
const some = ['status', 'inbox', 'team', 'waiting', 'type', 'kind']

/** What an index answers of a filter, each with the share of the account that meets it. */
export function narrowsOf(filter: Filter, asked: Asker): Narrow[] {
  const viewer = asked.by
  const held = (key: string, values: readonly (string | number | null)[] | undefined) =>
    holding(asked, key, values)
  const { accountId, userId } = viewer
  const { contactId, contactType, participantId, id, labels, pinned, isSnoozed, unassigned } =
    filter
  const found: (Narrow | false | undefined)[] = [
    held('kind', amongst(kinds, filter.kind)),
    held('status', amongst(statuses, filter.status)),
    held('priority', amongst([...priorities, null], filter.priority)?.map(priorityRank)),
    held('inbox', wanted(filter.inboxId)),
    held('team', wanted(filter.teamId)),
    held('assignee', filter.assigneeId && wanted(resolveMe(filter.assigneeId, viewer))),
    held('waiting', amongst(['contact', 'agent', null] as const, filter.waitingFor)),
    unassigned && held('assignee', [null]),
    // Contradicted by the one key, all that has none would be gathered for the other.
    unassigned === false && isNobody(filter.assigneeId) && { where: sql`false`, share: 0 },
    isSnoozed && {
      where: holdsAny(accountId, ['snoozed']),
      share: shareOf(asked, ['snoozed'], usual.few),
      isFacet: true,
    },
    ...labelled(asked, labels),
    id?.in && { where: inArray(c.id, id.in), share: ofSize(asked, id.in.length) },
    contactId?.in && ofContacts(asked, contactId.in),
    held('type', amongst([...contactTypes, null], contactType)),
    participantId?.in && {
      share: ofSize(asked, 500),
      where: among(
        sql`select ${p.conversationId} from ${p} where ${p.accountId} = ${accountId} and ${inArray(p.userId, resolveMe(participantId, viewer).in as string[])}`,
      ),
    },
    ...narrowsOfReading(filter, asked),
    pinned && {
      share: ofSize(asked, 20),
      where: among(
        sql`select ${mark.conversationId} from ${mark} where ${mark.accountId} = ${accountId} and ${mark.userId} = ${userId} and ${mark.pinned}`,
      ),
    },
    ...narrowsOfDates(filter, asked),
    ...(filter.and ?? []).flatMap((part) => narrowsOf(part, asked)),
    filter.or && anyOf(filter.or, asked),
  ]
  return found.filter((one) => one !== undefined && one !== false)
}

function isNobody(choice: Choice<string | null> | undefined): boolean {
  return choice?.in?.every((id) => id === null) ?? false
}

function holding(
  asked: Asker,
  key: string,
  values: readonly (string | number | null)[] | undefined,
): Narrow | undefined {
  if (!values) return undefined
  const named = facets(key, values)
  const isMost = named.some((name) => most.includes(name))
  const isSome = some.includes(key) || values.includes(null)
  return {
    where: named.length > 0 ? holdsAny(asked.by.accountId, named) : sql`false`,
    share: shareOf(asked, named, isMost ? usual.most : isSome ? usual.some : usual.few),
    isFacet: true,
  }
}

/** The values that a choice asks for and does not leave out again. */
function wanted<T>(choice: Choice<T> | undefined): T[] | undefined {
  return choice?.in?.filter((value) => !choice.notIn?.includes(value))
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

function labelled(asked: Asker, { any, all }: LabelChoice = {}): Narrow[] {
  const { accountId } = asked.by
  const share = (names: string[]) => shareOf(asked, facets('label', names), usual.few)
  return [...(any ? [any] : []), ...(all ?? []).map((name) => [name])].map((names) => ({
    where: holdsAny(accountId, facets('label', names)),
    share: share(names),
    isFacet: true,
  }))
}

function ofContacts(asked: Asker, ids: (string | null)[]): Narrow | undefined {
  if (ids.includes(null)) return undefined
  return { where: inArray(c.contactId, ids as string[]), share: ofSize(asked, 10 * ids.length) }
}

/** Of use only where each part narrows. */
function anyOf(parts: Filter[], asked: Asker): Narrow | undefined {
  const size = sizeOf(asked)
  const found = parts.map((part) =>
    joinNarrows([...narrowsOf(part, asked), ...ofWords(part, asked)], size),
  )
  if (found.some(({ where }) => !where)) return undefined
  const rows = found.reduce((sum, part) => sum + part.rows, 0)
  return { where: or(...found.map(({ where }) => where))!, share: Math.min(1, rows / size) }
}

/** Words beside another condition of which either may be met: those that few messages hold are found. */
function ofWords({ search }: Filter, asked: Asker): Narrow[] {
  const { by, counts } = asked
  const share = counts.words && search !== undefined && shareOfWords(search, counts.words)
  if (!share) return []
  const { each, messages } = counts.words!
  if (share * messages > mostHits) return []
  const where = among(foundBy(search!, by.accountId))
  return [{ where, share: Math.min(1, share * each), reading: share * messages * lookedUp }]
}
