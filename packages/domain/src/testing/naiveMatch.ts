import { fold, resolveWhen } from '@parley/contract'
import type { Choice, Conversation, Filter, When } from '@parley/contract'

interface Knowledge {
  userId: string
  now: Date
  /** All who take part in the row's conversation. */
  participants: readonly string[]
  /** Its standing messages. */
  bodies: readonly string[]
}

/**
 * CONTRACT's words about a filter, read once more and as plainly as can be: what the SQL and the
 * matcher are held against.
 */
export function naiveMatch(row: Conversation, filter: Filter, known: Knowledge): boolean {
  const { userId, now } = known
  const me = (choice: Choice<string | null> | undefined) =>
    choice && {
      in: choice.in?.map((id) => (id === 'me' ? userId : id)),
      notIn: choice.notIn?.map((id) => (id === 'me' ? userId : id)),
    }
  const inList = (value: unknown, choice: Choice<never> | Choice<string | null> | undefined) =>
    !choice ||
    ((!choice.in || choice.in.some((one) => one === value)) &&
      !(choice.notIn ?? []).some((one) => one === value))
  const is = (asked: boolean | undefined, value: boolean) => asked === undefined || asked === value
  const from = (when: When | undefined, time: Date) => !when || time >= resolveWhen(when, now)
  const until = (when: When | undefined, time: Date) => !when || time < resolveWhen(when, now)
  const { labels, participantId } = filter
  const people = me(participantId)
  return (
    inList(row.kind, filter.kind as Choice<never>) &&
    inList(row.status, filter.status as Choice<never>) &&
    inList(row.priority, filter.priority as Choice<never>) &&
    inList(row.inboxId, filter.inboxId) &&
    inList(row.teamId, filter.teamId) &&
    inList(row.assigneeId, me(filter.assigneeId)) &&
    inList(row.contact?.id ?? null, filter.contactId) &&
    inList(row.contact?.type ?? null, filter.contactType as Choice<never>) &&
    inList(row.waitingFor, filter.waitingFor as Choice<never>) &&
    inList(row.id, filter.id) &&
    (!people?.in || people.in.some((id) => known.participants.includes(id!))) &&
    !(people?.notIn ?? []).some((id) => known.participants.includes(id!)) &&
    (!labels?.any || labels.any.some((name) => row.labels.includes(name))) &&
    (labels?.all ?? []).every((name) => row.labels.includes(name)) &&
    !(labels?.none ?? []).some((name) => row.labels.includes(name)) &&
    is(filter.unassigned, row.assigneeId === null) &&
    is(filter.isSnoozed, row.snoozedUntil !== null) &&
    is(filter.pinned, row.pinned) &&
    is(filter.hasUnread, row.unreadCount > 0) &&
    from(filter.createdAfter, row.createdAt) &&
    until(filter.createdBefore, row.createdAt) &&
    from(filter.lastActivityAfter, row.lastActivityAt) &&
    until(filter.lastActivityBefore, row.lastActivityAt) &&
    (filter.search === undefined || isFound(row, filter.search, known.bodies)) &&
    (filter.and ?? []).every((part) => naiveMatch(row, part, known)) &&
    (!filter.or || filter.or.some((part) => naiveMatch(row, part, known))) &&
    (!filter.not || !naiveMatch(row, filter.not, known))
  )
}

/** Literal in subject and contact; by words in one message, the last as a prefix. */
function isFound(row: Conversation, search: string, bodies: readonly string[]): boolean {
  const text = fold(search)
  if (text === '') return true
  const person = fold(`${row.contact?.name ?? ''} ${row.contact?.email ?? ''}`)
  if (fold(row.subject ?? '').includes(text) || person.includes(text)) return true
  const wordsOf = (given: string) => fold(given).match(/[a-z0-9]+/g) ?? []
  const asked = wordsOf(search)
  if (asked.length === 0) return false
  return bodies.some((body) => {
    const words = wordsOf(body)
    return asked.every((word, index) =>
      words.some((held) => (index === asked.length - 1 ? held.startsWith(word) : held === word)),
    )
  })
}
