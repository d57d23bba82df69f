import { TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc'
import { failureWords } from '@parley/contract'
import type { FailureData } from '@parley/contract'
import { translate } from './translate.ts'

/** What every refused request answers, over HTTP and the socket: no stack, SQL or secret in it. */
export function errorShape(error: unknown, requestId: string) {
  const { code, failure } = translate(error)
  const { message, field, retryAfterMs } = failure
  const data: FailureData & { httpStatus: number } = {
    code,
    failure: failure.failure,
    message,
    ...(field === undefined ? {} : { field }),
    retryable: failureWords[failure.failure].retryable,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    requestId,
    httpStatus: getHTTPStatusCodeFromError(new TRPCError({ code })),
  }
  return { message, code: TRPC_ERROR_CODES_BY_KEY[code], data }
}
