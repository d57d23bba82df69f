import { createTRPCClient, createWSClient, wsLink } from '@trpc/client'
import superjson from 'superjson'
import { WebSocket } from 'ws'
import type { AppRouter } from '@parley/api'

/** `@trpc/client` as anyone installs it, signed in as a demo person, over one socket. */
export async function stockClient(url: string, email: string) {
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
  const api = createTRPCClient<AppRouter>({
    links: [wsLink({ client: socket, transformer: superjson })],
  })
  return { api, token, close: () => void socket.close() }
}
