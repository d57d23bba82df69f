import { TRPCError } from '@trpc/server'
import { translate } from './translate.ts'

/** A refusal with tRPC's code, so that the HTTP status says the same, and the id of its request. */
export class RefusedError extends TRPCError {
  readonly requestId: string

  constructor(error: unknown, requestId: string) {
    const { code, failure } = translate(error)
    super({ code, message: failure.message, cause: failure })
    this.requestId = requestId
  }
}
