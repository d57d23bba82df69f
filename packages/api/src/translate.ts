import { TRPCError } from '@trpc/server'
import type { TRPC_ERROR_CODE_KEY } from '@trpc/server'
import { ZodError } from 'zod'
import { Failure } from '@parley/contract'
import { failureCodes } from './failureCodes.ts'

/** A failure with the code that tRPC and HTTP say it by. */
export interface Translated {
  code: TRPC_ERROR_CODE_KEY
  failure: Failure
}

/**
 * Whatever was thrown, as a word of the closed set. Unknown errors become server.error and keep
 * their text to themselves: no stack, SQL or secret leaves.
 */
export function translate(error: unknown): Translated {
  const known = findKnown(error)
  if (known) return { code: failureCodes[known.failure], failure: known }
  if (error instanceof TRPCError && refusals.has(error.code))
    return { code: error.code, failure: refused(error) }
  const failure = failureOf(error)
  return { code: failureCodes[failure.failure], failure }
}

function failureOf(error: unknown): Failure {
  if (hasCode(error, timeouts))
    return new Failure('server.timeout', {
      message: 'This took too long; try again, or ask for less.',
    })
  if (hasCode(error, departures))
    return new Failure('server.overloaded', {
      message: 'The database cannot be reached right now; try again.',
      retryAfterMs: 1000,
    })
  return new Failure('server.error', { message: 'Something failed on the server.' })
}

/** A Failure or a zod error, also one that tRPC or a driver has wrapped. */
function findKnown(error: unknown): Failure | null {
  for (
    let depth = 0, inner = error;
    inner instanceof Error && depth < 5;
    depth += 1, inner = inner.cause
  ) {
    if (inner instanceof Failure) return inner
    if (inner instanceof ZodError) return fromZod(inner)
  }
  return null
}

function fromZod({ issues }: ZodError): Failure {
  const issue = deepest(issues[0])
  const unknownKey = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  const field = [...(issue?.path ?? []), ...(unknownKey === undefined ? [] : [unknownKey])].join(
    '.',
  )
  const name = field || 'input'
  return new Failure('input.invalid', {
    field: name,
    message: `${name}: ${issue?.message ?? 'is not valid'}`,
  })
}

type Issue = ZodError['issues'][number]

/** Inside a union the branch that got furthest says most. */
function deepest(issue: Issue | undefined): Issue | undefined {
  if (issue?.code !== 'invalid_union') return issue
  const inner = issue.errors.flat().toSorted((a, b) => b.path.length - a.path.length)[0] as
    | Issue
    | undefined
  return inner ? deepest({ ...inner, path: [...issue.path, ...inner.path] } as Issue) : issue
}

/** Codes with which tRPC itself refuses a request it cannot read. */
const refusals = new Set<TRPC_ERROR_CODE_KEY>([
  'BAD_REQUEST',
  'PARSE_ERROR',
  'NOT_FOUND',
  'METHOD_NOT_SUPPORTED',
  'UNSUPPORTED_MEDIA_TYPE',
  'UNPROCESSABLE_CONTENT',
  'PAYLOAD_TOO_LARGE',
])

function refused({ message }: TRPCError): Failure {
  const isPlain = message.length <= 300 && !message.includes('\n')
  return new Failure('input.invalid', {
    field: 'input',
    message: isPlain ? message : 'The request could not be read.',
  })
}

/** PostgreSQL's words for a statement, a connection or a lock that ran into its deadline. */
const timeouts = new Set(['57014', '55P03', 'CONNECT_TIMEOUT'])

/** A PostgreSQL that restarts, or a connection to it that was lost: what was asked may come again. */
const departures = new Set([
  '57P01',
  '57P02',
  '57P03',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
])

function hasCode(error: unknown, codes: ReadonlySet<string>): boolean {
  for (
    let depth = 0, inner = error;
    inner instanceof Error && depth < 5;
    depth += 1, inner = inner.cause
  )
    if (codes.has(String((inner as { code?: unknown }).code))) return true
  return false
}
