import type { IncomingMessage } from 'node:http'
import { isHost } from '../session/createOrigins.ts'
import type { Origins } from '../session/createOrigins.ts'

/** How a handshake is answered: as a socket, or with a status and nothing else. */
export type Verdict =
  | { isFine: true; expectsParams: boolean; mayUseCookie: boolean }
  | { isFine: false; status: number; reason: string }

const refuse = (status: number, reason: string): Verdict => ({ isFine: false, status, reason })

/**
 * Looks at a handshake before ws and tRPC see it. The cookie counts only beside an Origin of ours:
 * browsers let any page open a socket to us and send our cookie along.
 */
export function checkUpgrade(req: IncomingMessage, origins: Origins): Verdict {
  const { host, origin, cookie, upgrade } = req.headers
  const url = parseTarget(req.url)
  if (req.method !== 'GET' || upgrade?.toLowerCase() !== 'websocket')
    return refuse(400, 'Bad Request')
  if (!url || !isHost(host)) return refuse(400, 'Bad Request')
  if (url.pathname !== '/api/trpc') return refuse(404, 'Not Found')
  const expectsParams = url.searchParams.get('connectionParams') === '1'
  const mayUseCookie = cookie !== undefined && origins.isOurs(origin, host)
  if (cookie !== undefined && !mayUseCookie && !expectsParams) return refuse(403, 'Forbidden')
  return { isFine: true, expectsParams, mayUseCookie }
}

/** Only a path: an absolute address or an authority there would make tRPC's parsing throw. */
function parseTarget(target: string | undefined): URL | null {
  if (!target || target.length > 2048 || !/^\/(?![/\\])/.test(target)) return null
  return URL.canParse(target, 'http://localhost') ? new URL(target, 'http://localhost') : null
}
