import type { FailureData, FailureWord } from '@parley/contract'

/** A word of the server's closed set, or the one of the client: too much waits to be sent. */
export type TroubleWord = FailureWord | 'outbox.full'

/** Why something could not be read or done; the screen switches on `failure`, null when the network failed. */
export interface Trouble {
  failure: TroubleWord | null
  message: string
  /** Without a word: no answer in time, or one that is none. Else nothing could be reached. */
  how?: 'late' | 'unreadable'
  retryable: boolean
  retryAfterMs?: number
  field?: string
  /** By which the server's log knows it. */
  requestId?: string
}

/** What an error of the client says; without the server's word it is the network's. */
export function troubleOf(error: unknown): Trouble {
  const data = (error as { data?: Partial<FailureData> | null } | null)?.data
  const message = error instanceof Error ? error.message : String(error)
  if (!data?.failure) return { failure: null, message, retryable: true, ...howOf(error) }
  const { failure, retryable = false, retryAfterMs, field, requestId } = data
  return {
    failure,
    message: data.message ?? message,
    retryable,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(field === undefined ? {} : { field }),
    ...(requestId === undefined ? {} : { requestId }),
  }
}

/** Errors of other realms and copies of a library are known by what they say of themselves. */
function howOf(error: unknown): Pick<Trouble, 'how'> {
  const { cause = error } = (error ?? {}) as { cause?: unknown }
  const { name, message } = (cause ?? {}) as { name?: unknown; message?: unknown }
  if (name === 'LateError' || name === 'TimeoutError') return { how: 'late' }
  const isUnreadable =
    name === 'UnreadableError' || name === 'SyntaxError' || unread.includes(message)
  return isUnreadable ? { how: 'unreadable' } : {}
}

/** As tRPC says it of an answer without result or error, and of one that is missing among several. */
const unread: unknown[] = ['Unable to transform response from server', 'Missing result']
