import { randomUUID } from 'node:crypto'
import { TRPCError } from '@trpc/server'
import type { Encoder } from '@trpc/server/adapters/ws'
import { encodeFrame, errorShape, transformer } from '@parley/api'
import { crowdedCalls, unreadableWorth } from './limits.ts'

type Id = number | string

interface FramesOptions {
  /** The first frame is connectionParams, and no call. */
  expectsParams: boolean
  send(text: string): void
  /** Called before a frame is sent. */
  gather(): void
  /** Called for what arrives, with how many calls it is worth; false when it is too much. */
  admit(worth: number): boolean
  /** Bytes of one call; a batch may hold several such. */
  messageBytes: number
  /** Called for a frame that is larger than what its calls may be. */
  refuse(): void
  /** Called when too much is asked at once, and when it is less again. */
  crowd(isCrowded: boolean): void
}

/** One socket's frames: tRPC's encoder, and the queries and mutations that are not answered yet. */
export interface Frames extends Encoder {
  pending(): number
}

/**
 * The stock handler answers a batch of which one call is malformed with a single error that names no
 * call, so the others wait for ever. Here each malformed call is answered by its id, and the rest pass.
 */
export function makeFrames({
  expectsParams,
  send,
  gather,
  admit,
  messageBytes,
  refuse,
  crowd,
}: FramesOptions): Frames {
  const pending = new Set<Id>()
  let isFirst = expectsParams
  let isCrowded = false

  function weigh() {
    const bound = isCrowded ? crowdedCalls / 2 : crowdedCalls
    if (pending.size > bound === isCrowded) return
    isCrowded = !isCrowded
    crowd(isCrowded)
  }

  function keep(call: unknown): boolean {
    if (!admit(1)) return false
    const id = idOf(call)
    if (!isCall(call)) {
      send(
        JSON.stringify({
          id,
          error: transformer.output.serialize(errorShape(malformed, randomUUID())),
        }),
      )
      return false
    }
    if (id !== null && (call.method === 'query' || call.method === 'mutation')) pending.add(id)
    weigh()
    return true
  }

  /** A frame has room for as many calls as it holds; nothing that is larger is read. */
  function parse(data: string): unknown {
    const calls = Math.ceil(Buffer.byteLength(data) / messageBytes)
    const given: unknown = calls > 1 && !data.startsWith('[') ? [] : read(data)
    if (calls <= 1 || (Array.isArray(given) && given.length >= calls)) return given
    refuse()
    return []
  }

  function read(data: string): unknown {
    try {
      return JSON.parse(data)
    } catch (error) {
      if (!admit(unreadableWorth)) return []
      throw error
    }
  }

  return {
    pending: () => pending.size,
    encode(frame) {
      gather()
      if (pending.size > 0 && pending.delete((frame as { id: Id }).id)) weigh()
      return encodeFrame(frame)
    },
    decode(data) {
      if (typeof data !== 'string') {
        if (!admit(unreadableWorth)) return []
        throw new TRPCError({ code: 'PARSE_ERROR', message: 'Frames are JSON text.' })
      }
      const given = parse(data)
      if (isFirst) {
        isFirst = false
        return given
      }
      return (Array.isArray(given) ? given : [given]).filter(keep)
    },
  }
}

const malformed = new TRPCError({
  code: 'BAD_REQUEST',
  message:
    'A call is { id, method, params: { path, input } }; method is query, mutation, subscription or subscription.stop.',
})
const methods = new Set(['query', 'mutation', 'subscription'])

interface Call {
  method: string
}

function isCall(given: unknown): given is Call {
  if (!isRecord(given) || idOf(given) === null) return false
  const { jsonrpc, method, params } = given
  if (jsonrpc !== undefined && jsonrpc !== '2.0') return false
  if (method === 'subscription.stop') return true
  if (typeof method !== 'string' || !methods.has(method) || !isRecord(params)) return false
  return (
    typeof params['path'] === 'string' &&
    ['undefined', 'string'].includes(typeof params['lastEventId'])
  )
}

function idOf(given: unknown): Id | null {
  const id = isRecord(given) ? given['id'] : null
  return typeof id === 'string' || Number.isFinite(id) ? (id as Id) : null
}

function isRecord(given: unknown): given is Record<string, unknown> {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
}
