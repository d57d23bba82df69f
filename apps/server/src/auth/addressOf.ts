import type { IncomingMessage } from 'node:http'

/**
 * The caller's address: the socket's, or, behind a front door that is trusted, the last one that
 * door wrote. What a caller writes into the header himself stands before it and counts for nothing.
 */
export function addressOf(req: IncomingMessage, { trustProxy }: { trustProxy: boolean }): string {
  const forwarded = req.headers['x-forwarded-for']
  const list = Array.isArray(forwarded) ? forwarded.join(',') : forwarded
  const last = trustProxy ? list?.split(',').at(-1)?.trim() : undefined
  return (last || req.socket.remoteAddress || 'unknown').replace(/^::ffff:/, '').slice(0, 64)
}
