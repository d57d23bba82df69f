import superjson from 'superjson'
import type { SuperJSONResult } from 'superjson'
import { Undecodable } from './Undecodable.ts'

/**
 * superjson, with two traps closed. An event is serialised once for all its followers: they are
 * handed the same object, which tRPC wraps as `{ id, data }`. An input that cannot be decoded does
 * not throw here, where the request's id is out of reach, but is refused by the procedure.
 */
export const transformer = {
  input: {
    serialize: (value: unknown): SuperJSONResult => superjson.serialize(value),
    deserialize: decode,
  },
  output: {
    serialize: (value: unknown): SuperJSONResult =>
      isEvent(value) ? once(value) : superjson.serialize(value),
    deserialize: (value: SuperJSONResult): unknown => superjson.deserialize(value),
  },
}

function decode(given: unknown): unknown {
  if (given === undefined) return undefined
  try {
    return superjson.deserialize(given as SuperJSONResult)
  } catch {
    return new Undecodable()
  }
}

interface TrackedEvent {
  id: string
  data: { position: number }
}

/** What tRPC makes of `tracked(cursor, event)`; heartbeats and resyncs have no position. */
function isEvent(value: unknown): value is TrackedEvent {
  if (typeof value !== 'object' || value === null) return false
  const { id, data } = value as Record<string, unknown>
  const isPair = typeof id === 'string' && typeof data === 'object' && data !== null
  return isPair && 'position' in data && Object.keys(value).length === 2
}

const serialized = new WeakMap<object, { id: string; output: SuperJSONResult }>()

function once(value: TrackedEvent): SuperJSONResult {
  const known = serialized.get(value.data)
  if (known?.id === value.id) return known.output
  const output = superjson.serialize(value)
  serialized.set(value.data, { id: value.id, output })
  return output
}
