import { failureWords } from '@parley/contract'
import type { FailureData } from '@parley/contract'
import type { Translated } from './translate.ts'

/** What a refused request carries: `shape.data` of tRPC, and the body of the plain HTTP doors. */
export function describeFailure({ code, failure }: Translated, requestId: string): FailureData {
  const { message, field, retryAfterMs } = failure
  return {
    code,
    failure: failure.failure,
    message,
    ...(field === undefined ? {} : { field }),
    retryable: failureWords[failure.failure].retryable,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    requestId,
  }
}
