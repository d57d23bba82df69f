import type { ContactType, Kind, Priority, SortKey, Status } from '../enums.ts'

/** A list means `in`; null in a list means "has none". Lists hold 1 to 100 values. */
export type OneOf<T> = T[] | Choice<T>
export interface Choice<T> {
  in?: T[]
  /** Keeps rows that have none, unless null is in the list. */
  notIn?: T[]
}
export interface LabelChoice {
  any?: string[]
  all?: string[]
  none?: string[]
}

/**
 * An instant, or one that moves with time: `ago` is an ISO 8601 duration before now (`P7D`, `PT4H`);
 * `startOf` the first instant of the current day, week (from Monday) or month in a time zone, or of
 * the one that `ago` before now lies in.
 */
export type When =
  | Date
  | { ago: string }
  | { startOf: 'day' | 'week' | 'month'; tz: string; ago?: string }

export type Owed = 'contact' | 'agent'

/** What every spelling and the inner shape share. Half-open: after ≤ t < before. */
interface Plain {
  unassigned?: boolean
  createdAfter?: When
  createdBefore?: When
  lastActivityAfter?: When
  lastActivityBefore?: When
  hasUnread?: boolean
  /** snoozedUntil is set. */
  isSnoozed?: boolean
  pinned?: boolean
  /** Literal text in the contact's name or e-mail, the subject or the messages. */
  search?: string
}

/** The spellings a caller may use. All given keys must hold. */
export interface ConversationFilter extends Plain {
  kind?: OneOf<Kind>
  status?: OneOf<Status>
  priority?: OneOf<Priority | null>
  inboxId?: OneOf<string | null>
  teamId?: OneOf<string | null>
  assigneeId?: OneOf<string | 'me' | null>
  /** A bare list is `any`. */
  labels?: string[] | LabelChoice
  contactId?: OneOf<string | null>
  contactType?: OneOf<ContactType>
  participantId?: OneOf<string | 'me'>
  waitingFor?: OneOf<Owed | null>
  id?: OneOf<string>
  and?: ConversationFilter[]
  or?: ConversationFilter[]
  not?: ConversationFilter
}

/** The one inner shape every spelling is brought to; itself a valid spelling. */
export interface Filter extends Plain {
  kind?: Choice<Kind>
  status?: Choice<Status>
  priority?: Choice<Priority | null>
  inboxId?: Choice<string | null>
  teamId?: Choice<string | null>
  assigneeId?: Choice<string | null>
  labels?: LabelChoice
  contactId?: Choice<string | null>
  contactType?: Choice<ContactType>
  participantId?: Choice<string>
  waitingFor?: Choice<Owed | null>
  id?: Choice<string>
  and?: Filter[]
  or?: Filter[]
  not?: Filter
}

export interface SortTerm {
  by: SortKey
  order: 'asc' | 'desc'
}
/** At most three terms with distinct keys; rows without a value come last; the last tie-break is the id, ascending. */
export type Sort = SortTerm[]
