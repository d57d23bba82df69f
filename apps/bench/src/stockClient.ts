import { createTRPCClient, createWSClient, wsLink } from '@trpc/client'
import superjson from 'superjson'
import { WebSocket } from 'ws'
import type { ParleyClient } from '@parley/client'

export interface StockClient {
  api: ParleyClient['api']
  close(): void
}

/** `@trpc/client` as anyone installs it, signed in as a demo person, all over one socket. */
export async function stockClient(url: string, email: string): Promise<StockClient> {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password: 'parley-demo' }),
  })
  const token = response.headers.get('set-auth-token')
  if (!token) throw new Error(`${email} could not sign in: ${response.status}`)
  const socket = createWSClient({
    url: `${url.replace('http', 'ws')}/api/trpc`,
    connectionParams: { token },
    WebSocket: WebSocket as never,
  })
  const api = createTRPCClient({
    links: [wsLink({ client: socket, transformer: superjson })],
  } as never)
  return { api: api as unknown as ParleyClient['api'], close: () => void socket.close() }
}
