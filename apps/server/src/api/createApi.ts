import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { TRPCError } from '@trpc/server'
import { printError, translate } from '@parley/api'
import type { PushDoor, House, Log } from '@parley/api'
import type { Db } from '@parley/db'
import type { Realtime } from '@parley/realtime'
import { addressOf } from '../auth/addressOf.ts'
import type { Auth } from '../auth/createAuth.ts'
import { createSignInGuard } from '../auth/createSignInGuard.ts'
import { ensurePerson } from '../auth/ensurePerson.ts'
import { handleAuth } from '../auth/handleAuth.ts'
import { createCallLimits } from '../limits/createCallLimits.ts'
import type { SharedCount } from '../limits/createLimiter.ts'
import { defaultLimits } from '../limits/Limits.ts'
import type { Limits } from '../limits/Limits.ts'
import type { Metrics } from '../metrics/createMetrics.ts'
import { createSessions } from '../session/createSessions.ts'
import { isHost } from '../session/createOrigins.ts'
import type { Origins } from '../session/createOrigins.ts'
import { handleAvatar } from '../people/handleAvatar.ts'
import { handleInvitation } from '../people/handleInvitation.ts'
import { handleSetup } from '../setup/handleSetup.ts'
import { handleAttachments } from '../files/handleAttachments.ts'
import type { Files } from '../files/createFiles.ts'
import { handleTrpc } from './handleTrpc.ts'
import { sendFailure } from './sendJson.ts'
import { SocketRoom } from './SocketRoom.ts'

interface ApiOptions {
  db: Db
  realtime: Realtime
  /** From createAuth, with the same origins. */
  auth: Auth
  /** From createOrigins. */
  origins: Origins
  settings: {
    /** The sign-in page offers the demo people. */
    demo: boolean
    /** A front door of ours writes x-forwarded-for. */
    trustProxy?: boolean
  }
  /** From createFiles. */
  files: Files
  /** From createPush. */
  push: PushDoor
  log: Log
  /** From createMetrics. */
  metrics: Metrics
  limits?: Limits
  /** Where servers count together. */
  shared?: SharedCount | null
}

/** Everything under /api, and the socket. */
export interface Api {
  /** Answers /api/*; false, and nothing done, for any other path. */
  handle(req: IncomingMessage, res: ServerResponse): Promise<boolean>
  /** Answers the upgrade to a WebSocket; refuses what is not for /api/trpc. */
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Open sockets and running requests, for health and shutdown. */
  status(): { sockets: number; requests: number }
  /** D13: refuses new sockets, moves clients away with a jittered delay, lets running requests finish. */
  close(options?: { spreadMs?: number; graceMs?: number }): Promise<void>
}

export function createApi({
  db,
  realtime,
  auth,
  origins,
  settings,
  files,
  push,
  log,
  metrics,
  limits = defaultLimits,
  shared = null,
}: ApiOptions): Api {
  const house: House = {
    db,
    realtime,
    files,
    push,
    log,
    ensurePerson: (person) => ensurePerson(db, person),
    watch: metrics,
    limits: createCallLimits(limits, shared),
  }
  const caller = (req: IncomingMessage) =>
    addressOf(req, { trustProxy: settings.trustProxy ?? false })
  const trpcDoor = {
    house,
    sessions: createSessions(auth, db),
    origins,
    addressOf: caller,
    count: metrics,
    limits,
  }
  const attachmentsDoor = { files, house, sessions: trpcDoor.sessions, origins }
  const authDoor = {
    db,
    auth,
    guard: createSignInGuard({ tries: limits.signInTries, shared }),
    addressOf: caller,
    log,
  }
  const peopleDoor = { db, sessions: trpcDoor.sessions, origins }
  const sockets = new SocketRoom(trpcDoor)
  const running = new Set<ServerResponse>()

  async function route(pathname: string, req: IncomingMessage, res: ServerResponse) {
    if (pathname.startsWith('/api/trpc/')) return handleTrpc(trpcDoor, req, res)
    if (pathname.startsWith('/api/auth/')) return handleAuth(authDoor, req, res)
    if (pathname.startsWith('/api/attachments/'))
      return handleAttachments(attachmentsDoor, req, res)
    if (pathname === '/api/setup')
      return handleSetup({ db, demo: settings.demo, origins }, req, res)
    if (pathname.startsWith('/api/invitations/')) return handleInvitation(peopleDoor, req, res)
    if (pathname.startsWith('/api/avatars')) return handleAvatar(peopleDoor, req, res)
    throw new TRPCError({ code: 'NOT_FOUND', message: 'There is nothing at this address.' })
  }

  return {
    async handle(req, res) {
      const pathname = pathOf(req.url)
      if (pathname !== null && pathname !== '/api' && !pathname.startsWith('/api/')) return false
      running.add(res)
      res.on('close', () => running.delete(res))
      try {
        if (pathname === null || !isHost(req.headers.host))
          throw new TRPCError({
            code: 'BAD_REQUEST',
            message: 'The address or the Host header cannot be read.',
          })
        await route(pathname, req, res)
      } catch (error) {
        if (translate(error).failure.failure === 'server.error')
          log.error({ path: pathname, error: printError(error) }, 'A request failed.')
        sendFailure(res, error)
      }
      return true
    },
    upgrade: (req, socket, head) => sockets.upgrade(req, socket, head),
    status: () => ({ sockets: sockets.size, requests: running.size }),
    async close({ spreadMs = 1000, graceMs = 5000 } = {}) {
      const until = Date.now() + spreadMs + graceMs
      await sockets.close({ spreadMs, graceMs })
      while (running.size > 0 && Date.now() < until)
        await new Promise((resolve) => setTimeout(resolve, 20))
    },
  }
}

function pathOf(target: string | undefined): string | null {
  if (!target?.startsWith('/') || !URL.canParse(target, 'http://localhost')) return null
  const url = new URL(target, 'http://localhost')
  // `//host/path` names another host.
  return url.host === 'localhost' ? url.pathname : null
}
