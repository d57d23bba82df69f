import { contactTypes, kinds, priorities, statuses } from '../enums.ts'

/** Who owes the next word. */
export const owed = ['contact', 'agent'] as const

interface ListKey {
  /** Its name in an address; `not` before it excludes. */
  name: string
  /** The closed set of its values; else they are ids. */
  values?: readonly string[]
  /** null, printed as `none`, is one of its values. */
  none?: boolean
  /** `me` is one of its values. */
  me?: boolean
}

/** The keys of a filter that hold a list of values. */
export const listKeys = {
  kind: { name: 'kind', values: kinds },
  status: { name: 'status', values: statuses },
  priority: { name: 'priority', values: priorities, none: true },
  inboxId: { name: 'inbox', none: true },
  teamId: { name: 'team', none: true },
  assigneeId: { name: 'assignee', none: true, me: true },
  contactId: { name: 'contact', none: true },
  contactType: { name: 'contactType', values: contactTypes },
  participantId: { name: 'participant', me: true },
  waitingFor: { name: 'waitingFor', values: owed, none: true },
  id: { name: 'id' },
} as const satisfies Record<string, ListKey>
export type ListKeyName = keyof typeof listKeys

/** The keys that are true or false, with their names in an address. */
export const flagKeys = {
  unassigned: 'unassigned',
  hasUnread: 'unread',
  isSnoozed: 'snoozed',
  pinned: 'pinned',
} as const
export type FlagKeyName = keyof typeof flagKeys

/** The keys that hold an instant. */
export const whenKeys = [
  'createdAfter',
  'createdBefore',
  'lastActivityAfter',
  'lastActivityBefore',
] as const
export type WhenKeyName = (typeof whenKeys)[number]

/** The lists of a label choice, with their names in an address. */
export const labelKeys = { any: 'labels', all: 'allLabels', none: 'notLabels' } as const

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Whether a list key may hold a value; null is "has none". */
export function mayHold(key: ListKeyName, value: unknown): boolean {
  const { values, none, me }: ListKey = listKeys[key]
  if (value === null) return none === true
  if (typeof value !== 'string') return false
  return values ? values.includes(value) : uuid.test(value) || (me === true && value === 'me')
}
