import { createWSClient, wsLink } from '@trpc/client'
import type { TRPCLink } from '@trpc/client'
import superjson from 'superjson'
import type { AppRouter } from '@parley/api'
import type { Connection } from './Connection.ts'
import { closingAtOnce } from './closingAtOnce.ts'
import { retryDelay } from './retryDelay.ts'
import type { Store } from '../Store.ts'

interface SocketOptions {
  url: string
  connectionParams: () => Record<string, string>
  connection: Store<Connection>
  WebSocket?: typeof WebSocket | undefined
}
type WsClient = ReturnType<typeof createWSClient>

/** The socket, opened when something first goes through it, and what the screen says of it. */
export class Socket {
  readonly #options: SocketOptions
  readonly #closed = new Set<() => void>()
  #client: WsClient | null = null

  constructor(options: SocketOptions) {
    this.#options = options
  }

  /** Goes through whichever connection stands at that time. */
  readonly link: TRPCLink<AppRouter> = (runtime) => {
    let client: WsClient | null = null
    let through: ReturnType<TRPCLink<AppRouter>> | null = null
    return (operation) => {
      const current = this.#open()
      if (current !== client || !through) {
        client = current
        through = wsLink<AppRouter>({ client, transformer: superjson })(runtime)
      }
      return through(operation)
    }
  }

  /** Calls when the connection that stood was given up for another: subscriptions start again. */
  onReplaced(listener: () => void): () => void {
    this.#closed.add(listener)
    return () => this.#closed.delete(listener)
  }

  /** Does not wait for the next attempt. */
  retryNow(): void {
    if (!this.#client || this.#options.connection.get().state === 'live') return
    this.close()
    for (const listener of [...this.#closed]) listener()
  }

  close(): void {
    const client = this.#client
    this.#client = null
    void client?.close()
  }

  #open(): WsClient {
    this.#client ??= this.#make()
    return this.#client
  }

  #make(): WsClient {
    const { url, connectionParams, connection, WebSocket: given } = this.#options
    const Base = given ?? globalThis.WebSocket
    const isCurrent = () => this.#client === client
    const client: WsClient = createWSClient({
      url,
      connectionParams,
      ...(Base ? { WebSocket: closingAtOnce(Base) } : {}),
      keepAlive: { enabled: true, intervalMs: 5000, pongTimeoutMs: 3000 },
      onOpen: () => isCurrent() && connection.set({ state: 'catchingUp' }),
      retryDelayMs: (attempt) => {
        const delay = retryDelay(attempt)
        if (isCurrent()) connection.set(lost(delay, attempt))
        return delay
      },
    })
    return client
  }
}

function lost(delay: number, attempt: number): Connection {
  if (globalThis.navigator?.onLine === false) return { state: 'offline' }
  return { state: 'reconnecting', retryAt: Date.now() + delay, attempt: attempt + 1 }
}
