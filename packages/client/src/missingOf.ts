import type { AccountAnswer, Choice, Filter } from '@parley/contract'

/** What a filter asks for and the account does not have any more. */
export interface Missing {
  what: 'label' | 'team' | 'inbox' | 'member'
  /** The label's name, or an id. */
  value: string
}
type Known = Pick<AccountAnswer, 'members' | 'teams' | 'inboxes' | 'labels'>

/** The labels, teams, inboxes and members of a filter, groups included, that are gone; each once. */
export function missingOf(filter: Filter, account: Known): Missing[] {
  const known = {
    label: new Set<string>(account.labels.map(({ name }) => name)),
    team: new Set<string>(account.teams.map(({ id }) => id)),
    inbox: new Set<string>(account.inboxes.map(({ id }) => id)),
    member: new Set<string>(account.members.map(({ userId }) => userId)),
  }
  const gone = namedBy(filter).filter(({ what, value }) => !known[what].has(value))
  const once = new Map(gone.map((missing) => [`${missing.what} ${missing.value}`, missing]))
  return [...once.values()]
}

function namedBy(filter: Filter): Missing[] {
  const { labels = {}, teamId, inboxId, assigneeId, participantId, and, or, not } = filter
  return [
    ...[labels.any, labels.all, labels.none].flatMap((list) => named('label', list)),
    ...both('team', teamId),
    ...both('inbox', inboxId),
    ...both('member', assigneeId),
    ...both('member', participantId),
    ...[...(and ?? []), ...(or ?? []), ...(not ? [not] : [])].flatMap(namedBy),
  ]
}

function both(what: Missing['what'], choice?: Choice<string | null> | Choice<string>): Missing[] {
  return [...named(what, choice?.in), ...named(what, choice?.notIn)]
}

function named(what: Missing['what'], list: readonly (string | null)[] = []): Missing[] {
  return list.flatMap((value) => (value === null || value === 'me' ? [] : [{ what, value }]))
}
