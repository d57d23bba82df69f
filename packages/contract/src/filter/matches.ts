import type { ConversationFacts, ViewerFacts } from '../nouns.ts'
import type { Choice, Filter, LabelChoice, When } from './types.ts'
import { resolveWhen } from './when.ts'

export type Answer = 'yes' | 'no' | 'unknown'
/** A conversation with or without what it is to the viewer. */
export type Candidate = ConversationFacts & Partial<ViewerFacts>
export interface FilterViewer {
  userId: string
  /** Where relative dates are read from; the clock's time when absent. */
  now?: Date
}

/**
 * Whether a conversation matches, decided from what the client holds; the reading of a filter that
 * must agree with the domain's SQL. Text search, and unread without the viewer's facts, are unknown.
 */
export function matches(row: Candidate, filter: Filter, viewer: FilterViewer): Answer {
  let answer: Answer = 'yes'
  for (const key of Object.keys(filter) as (keyof Filter)[]) {
    const part = term(row, filter, key, viewer)
    if (part === 'no') return 'no'
    if (part === 'unknown') answer = 'unknown'
  }
  return answer
}

function term(row: Candidate, filter: Filter, key: keyof Filter, viewer: FilterViewer): Answer {
  if (filter[key] === undefined) return 'yes'
  switch (key) {
    case 'kind':
      return chosen(row.kind, filter.kind!)
    case 'status':
      return chosen(row.status, filter.status!)
    case 'priority':
      return chosen(row.priority, filter.priority!)
    case 'inboxId':
      return chosen(row.inboxId, filter.inboxId!)
    case 'teamId':
      return chosen(row.teamId, filter.teamId!)
    case 'contactId':
      return chosen(row.contact?.id ?? null, filter.contactId!)
    case 'id':
      return chosen(row.id, filter.id!)
    case 'assigneeId':
      return chosen(row.assigneeId, resolveMe(filter.assigneeId!, viewer))
    case 'unassigned':
      return yes((row.assigneeId === null) === filter.unassigned)
    case 'labels':
      return labelled(row.labels, filter.labels!)
    case 'contactType':
      return chosen<string | null>(row.contact?.type ?? null, filter.contactType!)
    case 'participantId':
      return takesPart(row, resolveMe(filter.participantId!, viewer))
    case 'waitingFor':
      return chosen(row.waitingFor, filter.waitingFor!)
    case 'createdAfter':
      return yes(row.createdAt >= resolve(filter.createdAfter!, viewer))
    case 'createdBefore':
      return yes(row.createdAt < resolve(filter.createdBefore!, viewer))
    case 'lastActivityAfter':
      return yes(row.lastActivityAt >= resolve(filter.lastActivityAfter!, viewer))
    case 'lastActivityBefore':
      return yes(row.lastActivityAt < resolve(filter.lastActivityBefore!, viewer))
    case 'isSnoozed':
      return yes((row.snoozedUntil !== null) === filter.isSnoozed)
    case 'pinned':
      return row.pinned === undefined ? 'unknown' : yes(row.pinned === filter.pinned)
    case 'hasUnread':
      return row.unreadCount === undefined
        ? 'unknown'
        : yes(row.unreadCount > 0 === filter.hasUnread)
    case 'search':
      return filter.search!.trim() === '' ? 'yes' : 'unknown'
    case 'and':
      return all(filter.and!.map((part) => matches(row, part, viewer)))
    case 'or':
      return not(all(filter.or!.map((part) => not(matches(row, part, viewer)))))
    case 'not':
      return not(matches(row, filter.not!, viewer))
  }
}

/** `me` in a list is the viewer. */
export function resolveMe<T extends string | null>(
  choice: Choice<T>,
  viewer: FilterViewer,
): Choice<string | null> {
  const resolve = (list?: T[]) => list?.map((id) => (id === 'me' ? viewer.userId : id))
  return { in: resolve(choice.in), notIn: resolve(choice.notIn) }
}

function chosen<T>(value: T, choice: Choice<T>): Answer {
  return yes((!choice.in || choice.in.includes(value)) && !choice.notIn?.includes(value))
}

/** A row names its first participants; whether another takes part is the server's to know. */
function takesPart(row: Candidate, { in: any, notIn: none }: Choice<string | null>): Answer {
  const one = (userId: string | null): Answer => {
    if (row.participants.some((held) => held === userId)) return 'yes'
    return row.participantCount > row.participants.length ? 'unknown' : 'no'
  }
  const some = (list: (string | null)[]) => not(all(list.map((userId) => not(one(userId)))))
  return all([any ? some(any) : 'yes', none ? not(some(none)) : 'yes'])
}

function resolve(when: When, { now = new Date() }: FilterViewer): Date {
  return resolveWhen(when, now)
}

function labelled(labels: readonly string[], choice: LabelChoice): Answer {
  const has = (name: string) => labels.includes(name)
  return yes(
    (!choice.any || choice.any.some(has)) &&
      (!choice.all || choice.all.every(has)) &&
      !choice.none?.some(has),
  )
}

function yes(fact: boolean): Answer {
  return fact ? 'yes' : 'no'
}

function not(answer: Answer): Answer {
  return answer === 'unknown' ? 'unknown' : yes(answer === 'no')
}

function all(answers: Answer[]): Answer {
  if (answers.includes('no')) return 'no'
  return answers.includes('unknown') ? 'unknown' : 'yes'
}
