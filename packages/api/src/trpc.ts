import { randomUUID } from 'node:crypto'
import { initTRPC } from '@trpc/server'
import { Failure } from '@parley/contract'
import type { ClientId, MemberActor, UserId } from '@parley/contract'
import { AccountId } from '@parley/contract/schema'
import { resolveActor } from '@parley/domain'
import type { Context } from './context.ts'
import { errorShape } from './errorShape.ts'
import { printError } from './printError.ts'
import { RefusedError } from './RefusedError.ts'
import { translate } from './translate.ts'
import { closingCode } from './transport/paced.ts'
import { transformer } from './transport/transformer.ts'
import { Undecodable } from './transport/Undecodable.ts'

const t = initTRPC.context<Context>().create({
  transformer,
  isDev: false,
  // A stream over HTTP would outlive a sign-out; followers use the socket, which is watched.
  sse: { enabled: false },
  // Everything passes here, also an error after a subscription's first yield, which passes no middleware.
  errorFormatter: ({ error, ctx }) =>
    errorShape(
      error,
      error instanceof RefusedError ? error.requestId : (ctx?.requestId ?? randomUUID()),
    ),
})

/** Gives each call its id, says what failed by the one map, and logs what nobody expected. */
const answered = t.procedure.use(async ({ ctx, next, path, type, getRawInput }) => {
  const requestId = randomUUID()
  if (ctx.refusal) throw new RefusedError(ctx.refusal, requestId)
  if ((await getRawInput()) instanceof Undecodable)
    throw new RefusedError(invalid('input', 'could not be decoded as superjson'), requestId)
  const began = performance.now()
  const answer = () => next({ ctx: { requestId } })
  const result = await (type === 'query' && ctx.socket ? ctx.socket.inTurn(answer) : answer())
  if (result.ok) {
    ctx.watch?.answered(path, performance.now() - began)
    return result
  }
  if (translate(result.error).failure.failure === 'server.error')
    ctx.log.error({ requestId, path, type, error: printError(result.error) }, 'A procedure failed.')
  // Before its first yield a stream fails here; the stock client would give it up for good.
  const code = type === 'subscription' && ctx.socket ? closingCode(result.error, ctx.socket) : null
  if (code) ctx.socket?.close(code)
  throw new RefusedError(result.error, requestId)
})

/** Who is signed in; session.required otherwise. */
export const signedIn = answered.use(({ ctx, next }) => {
  if (!ctx.session) throw new Failure('session.required', { message: 'Sign in first.' })
  return next({ ctx: { session: ctx.session } })
})

/** A member of the account that the input names, as `ctx.actor`; account.notFound for anyone else. */
export const member = signedIn.use(async ({ ctx, next, getRawInput }) => {
  const accountId = accountIdOf(await getRawInput())
  const { userId, sessionId } = ctx.session
  const who = { accountId, userId, sessionId, clientId: ctx.clientId }
  const actor = await resolveActor(ctx.db, who, ctx.session.roleIn?.(accountId))
  return next({ ctx: { actor } })
})

/**
 * For a mutation whose verb locks its actor: who asks is claimed here, as the least there is, and
 * found out there. To ask here too would cost each send a round trip.
 */
export const writer = signedIn.use(async ({ ctx, next, getRawInput }) => {
  const accountId = accountIdOf(await getRawInput())
  const { userId, sessionId } = ctx.session
  const actor: MemberActor = {
    type: 'member',
    accountId,
    userId: userId as UserId,
    role: 'agent',
    sessionId,
    clientId: ctx.clientId as ClientId | null,
  }
  return next({ ctx: { actor } })
})

/** The same for a query whose verb reads what its actor may see, and so who they are. */
export const reader = writer

/** A writer who may not say too much at once. */
export const sender = writer.use(async ({ ctx, next }) => {
  const accepted = await ctx.limits?.claimSend(ctx.actor.accountId, ctx.session.userId)
  const result = await next()
  if (result.ok) accepted?.()
  return result
})

/** A member who may not signal too often. */
export const signaller = member.use(async ({ ctx, next }) => {
  await ctx.limits?.claimSignal(ctx.session.userId)
  return next()
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
