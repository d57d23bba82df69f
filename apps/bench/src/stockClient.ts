import { createTRPCClient, createWSClient, wsLink } from '@trpc/client'
import superjson from 'superjson'
import { WebSocket } from 'ws'
import type { ParleyClient } from '@parley/client'
import { signIn } from './signIn.ts'

export interface StockClient {
  api: ParleyClient['api']
  close(): void
}

/** `@trpc/client` as anyone installs it, signed in as a demo person, all over one socket. */
export async function stockClient(url: string, email: string): Promise<StockClient> {
  const token = await signIn(url, email)
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
