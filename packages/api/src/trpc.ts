import { initTRPC, TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc'
import { Failure } from '@parley/contract'
import { AccountId } from '@parley/contract/schema'
import { resolveActor } from '@parley/domain'
import type { Context } from './context.ts'
import { describeFailure } from './describeFailure.ts'
import { printError } from './printError.ts'
import { translate } from './translate.ts'
import { transformer } from './transport/transformer.ts'
import { Undecodable } from './transport/Undecodable.ts'

const t = initTRPC.context<Context>().create({
  transformer,
  isDev: false,
  // A stream over HTTP would outlive a sign-out; followers use the socket, which is watched.
  sse: { enabled: false },
  // Everything passes here, also an error after a subscription's first yield, which passes no middleware.
  errorFormatter({ error, ctx }) {
    const translated = translate(error)
    const { code, failure } = translated
    const httpStatus = getHTTPStatusCodeFromError(new TRPCError({ code }))
    return {
      message: failure.message,
      code: TRPC_ERROR_CODES_BY_KEY[code],
      data: { ...describeFailure(translated, ctx?.requestId ?? ''), httpStatus },
    }
  },
})

/** Failures take their tRPC code, so that the HTTP status says the same; the unexpected is logged. */
const translated = t.procedure.use(async ({ ctx, next, path, type, getRawInput }) => {
  if ((await getRawInput()) instanceof Undecodable)
    throw invalid('input', 'could not be decoded as superjson')
  const result = await next()
  if (result.ok) return result
  const { code, failure } = translate(result.error)
  if (failure.failure === 'server.error')
    ctx.log({ requestId: ctx.requestId, path, type, error: printError(result.error) }, 'A procedure failed.')
  throw new TRPCError({ code, message: failure.message, cause: failure })
})

/** Who is signed in; session.required otherwise. */
export const signedIn = translated.use(({ ctx, next }) => {
  if (!ctx.session) throw new Failure('session.required', { message: 'Sign in first.' })
  return next({ ctx: { session: ctx.session } })
})

/** A member of the account that the input names, as `ctx.actor`; account.notFound for anyone else. */
export const member = signedIn.use(async ({ ctx, next, getRawInput }) => {
  const accountId = accountIdOf(await getRawInput())
  const { userId, sessionId } = ctx.session
  const actor = await resolveActor(ctx.db, { accountId, userId, sessionId, clientId: ctx.clientId })
  return next({ ctx: { actor } })
})

function accountIdOf(input: unknown): AccountId {
  const given = (input as { accountId?: unknown } | null | undefined)?.accountId
  const { success, data } = AccountId.safeParse(given)
  if (!success) throw invalid('accountId', 'must be a uuid')
  return data
}

function invalid(field: string, message: string): Failure {
  return new Failure('input.invalid', { field, message: `${field}: ${message}` })
}

export const { router, createCallerFactory } = t
