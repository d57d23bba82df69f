import { TRPCError } from '@trpc/server'
import { Failure } from '@parley/contract'
import { printError, translate } from '@parley/api'
import type { Log } from '@parley/api'

/** tRPC's onError: logs what the procedures' own middleware has not seen, such as errors in a stream. */
export function reportUnexpected(log: Log) {
  return ({ error, path, type }: { error: TRPCError; path: string | undefined; type: string }) => {
    if (error.cause instanceof Failure || translate(error).failure.failure !== 'server.error') return
    log.error({ path, type, error: printError(error) }, 'A request failed.')
  }
}
