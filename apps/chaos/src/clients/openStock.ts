import { createTRPCClient, createWSClient, httpBatchLink, splitLink, wsLink } from '@trpc/client'
import superjson from 'superjson'
import { WebSocket } from 'ws'
import type { AppRouter } from '@parley/api'

interface StockOptions {
  url: string
  token: string
  /** Through what queries and mutations go. */
  transport: 'http' | 'socket'
  onDown?: (why: string) => void
}

/** `@trpc/client` as anyone installs it. */
export function openStock({ url, token, transport, onDown = () => {} }: StockOptions) {
  const socket = createWSClient({
    url: `${url.replace('http', 'ws')}/api/trpc`,
    connectionParams: { token },
    WebSocket: WebSocket as never,
    lazy: { enabled: true, closeMs: 60_000 },
    keepAlive: { enabled: true, intervalMs: 3000, pongTimeoutMs: 2000 },
    onClose: (cause) => onDown(`closed ${cause?.code ?? ''}`),
  })
  const overHttp = httpBatchLink<AppRouter>({
    url: `${url}/api/trpc`,
    transformer: superjson,
    headers: { authorization: `Bearer ${token}` },
  })
  const overSocket = wsLink<AppRouter>({ client: socket, transformer: superjson })
  const api = createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ type }) => type === 'subscription' || transport === 'socket',
        true: overSocket,
        false: overHttp,
      }),
    ],
  })
  return { api, close: () => void socket.close() }
}

export type Stock = ReturnType<typeof openStock>
