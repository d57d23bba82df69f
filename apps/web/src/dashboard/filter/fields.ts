import type { FlagKeyName, ListKeyName } from '@parley/contract'
import type { Chip, DateKey } from './chips.ts'

export type Field = Exclude<ListKeyName, 'id'> | 'labels' | FlagKeyName | DateKey

/** What one can filter by, in the order of the menu. */
export const fields = [
  'status',
  'priority',
  'assigneeId',
  'labels',
  'inboxId',
  'teamId',
  'hasUnread',
  'unassigned',
  'isSnoozed',
  'pinned',
  'waitingFor',
  'kind',
  'contactType',
  'contactId',
  'participantId',
  'created',
  'lastActivity',
] as const satisfies Field[]

const flags: readonly string[] = ['unassigned', 'hasUnread', 'isSnoozed', 'pinned']

/** The chip that a field begins as, holding nothing yet. */
export function chipOf(field: Field): Chip {
  if (field === 'labels') return { type: 'labels', op: 'any', values: [] }
  if (field === 'created' || field === 'lastActivity') return { type: 'date', key: field }
  if (isFlag(field)) return { type: 'flag', key: field, value: true }
  return { type: 'list', key: field, op: 'in', values: [] }
}

/** The field of a chip; null for a search, groups or chosen conversations. */
export function fieldOf(chip: Chip): Field | null {
  if (chip.type === 'labels') return 'labels'
  if (chip.type === 'search' || chip.type === 'groups' || chip.key === 'id') return null
  return chip.key
}

function isFlag(field: Field): field is FlagKeyName {
  return flags.includes(field)
}
