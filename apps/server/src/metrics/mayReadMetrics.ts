import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { bearerOf } from '../session/createSessions.ts'

/**
 * Whether numbers are shown: to this machine itself, and to whoever holds METRICS_TOKEN. What a proxy
 * on this machine passes on also comes from here, but it says for whom.
 */
export function mayReadMetrics(req: IncomingMessage, token: string | undefined): boolean {
  const given = bearerOf(req)
  if (token !== undefined && given !== null && isSame(given, token)) return true
  const { remoteAddress = '' } = req.socket
  const isForwarded = ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'].some(
    (name) => req.headers[name] !== undefined,
  )
  return !isForwarded && /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(remoteAddress)
}

function isSame(a: string, b: string): boolean {
  const [one, two] = [a, b].map((text) => createHash('sha256').update(text).digest())
  return timingSafeEqual(one!, two!)
}
