import type { IncomingMessage } from 'node:http'
import { Failure } from '@parley/contract'
import type { Db } from '@parley/db'
import { bearerOf } from '../session/createSessions.ts'
import type { Sessions } from '../session/createSessions.ts'
import type { Origins } from '../session/createOrigins.ts'

/** What the plain HTTP doors for people need. */
export interface PeopleDoor {
  db: Db
  sessions: Sessions
  origins: Origins
}

/** Another site's page must not act here in somebody's browser; a bearer token may come from anywhere. */
export function mustBeOurs({ origins }: PeopleDoor, req: IncomingMessage): void {
  const { origin, host } = req.headers
  if (bearerOf(req) !== null || origins.isOurs(origin, host)) return
  throw new Failure('action.forbidden', { message: 'This page belongs to another origin.' })
}
