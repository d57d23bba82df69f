interface Frame {
  id: unknown
  jsonrpc?: unknown
  result?: { type?: unknown; id?: unknown; data?: unknown }
}

const tails = new WeakMap<object, string>()

/**
 * JSON as tRPC writes it, byte for byte, with one saving: the transformer hands the same serialised
 * object for the same event, and its text is kept, so that a follower costs one concatenation.
 */
export function encodeFrame(frame: unknown): string {
  if (!isTracked(frame)) return JSON.stringify(frame)
  const { id, jsonrpc, result } = frame
  const version = jsonrpc === undefined ? '' : `"jsonrpc":${JSON.stringify(jsonrpc)},`
  return `{"id":${JSON.stringify(id)},${version}"result":${tailOf(result)}}`
}

type TrackedFrame = Frame & { result: { data: object } }

function isTracked(frame: unknown): frame is TrackedFrame {
  const { id, result } = (frame ?? {}) as Frame
  const isCall = typeof id === 'number' || typeof id === 'string'
  return (
    isCall &&
    typeof result?.id === 'string' &&
    typeof result.data === 'object' &&
    result.data !== null
  )
}

function tailOf(result: TrackedFrame['result']): string {
  const known = tails.get(result.data)
  if (known !== undefined) return known
  const made = JSON.stringify(result)
  tails.set(result.data, made)
  return made
}
