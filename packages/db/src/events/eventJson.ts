import { whenKeys } from '@parley/contract'
import type { LogRow, ParleyEvent } from '@parley/contract'

/** Every key of an event's payload that holds an instant. A new date in a noun is added here. */
const instants = new Set<string>([
  'at',
  'createdAt',
  'lastActivityAt',
  'waitingSince',
  'snoozedUntil',
  'editedAt',
  'deletedAt',
  'expiresAt',
  'readAt',
  // Those of a saved view's filter.
  ...whenKeys,
])

/** Turns the ISO strings of a payload, as JSON keeps it, back into dates; in place. */
export function reviveDates<T>(value: T): T {
  if (Array.isArray(value)) value.forEach(reviveDates)
  else if (typeof value === 'object' && value !== null) reviveKeys(value as Record<string, unknown>)
  return value
}

function reviveKeys(object: Record<string, unknown>) {
  for (const [key, value] of Object.entries(object)) {
    if (typeof value === 'string' && instants.has(key)) object[key] = new Date(value)
    else reviveDates(value)
  }
}

interface StoredEvent {
  position: number | string
  tag: string
  audience: string[]
  except: string[]
  payload: unknown
}

/** A row of the table as followers receive it. */
export function toLogRow(row: StoredEvent): LogRow {
  const position = Number(row.position)
  const event = { ...reviveDates(row.payload as object), position, v: 1 } as ParleyEvent
  return { position, tag: row.tag, audience: row.audience, except: row.except, event }
}
