import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { nodeHTTPRequestHandler } from '@trpc/server/adapters/node-http'
import { Failure } from '@parley/contract'
import { appRouter } from '@parley/api'
import type { Context, House, Session } from '@parley/api'
import type { Limits } from '../limits/Limits.ts'
import type { Metrics } from '../metrics/createMetrics.ts'
import type { Sessions } from '../session/createSessions.ts'
import type { Origins } from '../session/createOrigins.ts'
import { reportRefusals } from './reportRefusals.ts'
import { clientIdOf } from './clientIdOf.ts'
import { waitsOf } from './waitsOf.ts'
import { foreignOrigin } from './foreignOrigin.ts'
import { reasonOf } from '../log/reasonOf.ts'

export interface TrpcDoor {
  house: House
  sessions: Sessions
  origins: Origins
  /** The caller's address. */
  addressOf: (req: IncomingMessage) => string
  count: Pick<Metrics, 'refused' | 'closed' | 'waited'>
  limits: Limits
}

const prefix = '/api/trpc/'
const maxBodySize = 1024 * 1024

/** Answers /api/trpc/* over HTTP. */
export function handleTrpc(
  door: TrpcDoor,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(req.url!, 'http://localhost')
  return nodeHTTPRequestHandler({
    router: appRouter,
    req,
    res,
    path: pathname.slice(prefix.length),
    maxBodySize,
    maxBatchSize: door.limits.batch,
    // A long filter goes in a body: as an address it would meet the header limit.
    allowMethodOverride: true,
    createContext: ({ info }) => createContext(door, req, info.type === 'mutation'),
    onError: reportRefusals(door.house.log, door.count.refused),
  })
}

async function createContext(
  { house, sessions, origins, count }: TrpcDoor,
  req: IncomingMessage,
  isMutation: boolean,
): Promise<Context> {
  const common = {
    ...house,
    requestId: randomUUID(),
    clientId: clientIdOf(req.headers['x-client-id']),
  }
  const refusal = isMutation ? foreignOrigin(origins, req) : undefined
  if (refusal) return { ...common, session: null, refusal }
  const found = await readSession(() => sessions.ofRequest(req), house)
  if (found.session) for (const ms of waitsOf(req)) count.waited(ms)
  return { ...common, ...found }
}

const unreadable = new Failure('server.overloaded', {
  message: 'Who you are cannot be read right now; try again.',
  retryAfterMs: 1000,
})

/** The session, or why it is not known: a database that is away has signed nobody out. */
export async function readSession(
  find: () => Promise<Session | null>,
  { log }: Pick<House, 'log'>,
): Promise<Pick<Context, 'session' | 'refusal'>> {
  try {
    return { session: await find() }
  } catch (error) {
    log.warn({ error: reasonOf(error) }, 'A session could not be read.')
    return { session: null, refusal: unreadable }
  }
}
