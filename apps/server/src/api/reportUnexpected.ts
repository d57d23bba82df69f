import { TRPCError } from '@trpc/server'
import { Failure } from '@parley/contract'
import { printError, translate } from '@parley/api'
import type { Log } from '@parley/api'

/** tRPC's onError: logs what the procedures' own middleware has not seen, such as errors in a stream. */
export function reportUnexpected(log: Log) {
  return ({ error, path, type }: { error: TRPCError; path: string | undefined; type: string }) => {
    if (error.cause instanceof Failure || isPeersFault(error.cause)) return
    if (translate(error).failure.failure !== 'server.error') return
    log.error({ path, type, error: printError(error) }, 'A request failed.')
  }
}

/** Bytes that are no frames, and connections that broke. */
function isPeersFault(cause: unknown): boolean {
  const { code } = (cause ?? {}) as { code?: unknown }
  return typeof code === 'string' && /^(WS_ERR_|ECONNRESET|EPIPE|ETIMEDOUT)/.test(code)
}
