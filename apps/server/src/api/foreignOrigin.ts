import type { IncomingMessage } from 'node:http'
import { Failure } from '@parley/contract'
import { bearerOf } from '../session/createSessions.ts'
import type { Origins } from '../session/createOrigins.ts'

/** A cookie goes along with what any page asks: why another's page may change nothing with it. */
export function foreignOrigin(origins: Origins, req: IncomingMessage): Failure | undefined {
  const { cookie, origin, host } = req.headers
  if (!cookie || bearerOf(req) !== null || origins.isOurs(origin, host)) return undefined
  return new Failure('action.forbidden', {
    message: 'With a cookie, the Origin header must be ours; use a bearer token elsewhere.',
  })
}
