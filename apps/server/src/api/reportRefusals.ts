import { TRPCError } from '@trpc/server'
import { Failure } from '@parley/contract'
import type { FailureWord } from '@parley/contract'
import { printError, translate } from '@parley/api'
import type { Context, Log } from '@parley/api'

interface Refusal {
  error: TRPCError
  path: string | undefined
  type: string
  ctx: Context | undefined
}

/**
 * tRPC's onError: each refused request is counted and a line of the log, by its word, and one that names the error for what
 * the procedures' own middleware has not seen, such as errors in a stream.
 */
export function reportRefusals(log: Log, count: (word: FailureWord) => void) {
  return ({ error, path, type, ctx }: Refusal) => {
    if (isPeersFault(error.cause)) return
    const { failure, field } = translate(error).failure
    count(failure)
    const userId = ctx?.session?.userId ?? null
    if (failure !== 'server.error') log.info({ path, type, failure, field, userId }, 'Refused.')
    else if (!(error.cause instanceof Failure))
      log.error({ path, type, error: printError(error) }, 'A request failed.')
  }
}

/** Bytes that are no frames, and connections that broke. */
function isPeersFault(cause: unknown): boolean {
  const { code } = (cause ?? {}) as { code?: unknown }
  return typeof code === 'string' && /^(WS_ERR_|ECONNRESET|EPIPE|ETIMEDOUT)/.test(code)
}
