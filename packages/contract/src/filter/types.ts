import type { Kind, Priority, SortKey, Status } from '../enums.ts'

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

/** The spellings a caller may use. All given keys must hold. */
export interface ConversationFilter {
  kind?: OneOf<Kind>
  status?: OneOf<Status>
  priority?: OneOf<Priority | null>
  inboxId?: OneOf<string | null>
  teamId?: OneOf<string | null>
  assigneeId?: OneOf<string | 'me' | null>
  unassigned?: boolean
  /** A bare list is `any`. */
  labels?: string[] | LabelChoice
  contactId?: OneOf<string | null>
  hasUnread?: boolean
  id?: OneOf<string>
  /** Literal text in the contact's name or e-mail, the subject or the messages. */
  search?: string
  and?: ConversationFilter[]
  or?: ConversationFilter[]
  not?: ConversationFilter
}

/** The one inner shape every spelling is brought to; itself a valid spelling. */
export interface Filter {
  kind?: Choice<Kind>
  status?: Choice<Status>
  priority?: Choice<Priority | null>
  inboxId?: Choice<string | null>
  teamId?: Choice<string | null>
  assigneeId?: Choice<string | null>
  unassigned?: boolean
  labels?: LabelChoice
  contactId?: Choice<string | null>
  hasUnread?: boolean
  id?: Choice<string>
  search?: string
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
