import type { Server } from 'node:http'

/**
 * Accepts nothing more from here on. Connections that are answering go on and are closed once they
 * are idle; `end` closes what is left and waits until the port is free.
 */
export function stopListening(server: Server): { end(): Promise<void> } {
  const closed = new Promise<void>((done) => server.close(() => done()))
  server.prependListener('request', (_req, res) => res.setHeader('connection', 'close'))
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  return {
    async end() {
      clearInterval(idle)
      server.closeAllConnections()
      await closed
    },
  }
}
