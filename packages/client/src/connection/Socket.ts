import { createWSClient, wsLink } from '@trpc/client'
import type { TRPCLink } from '@trpc/client'
import superjson from 'superjson'
import type { AppRouter } from '@parley/api'
import type { Connection } from './Connection.ts'
import { closingAtOnce } from './closingAtOnce.ts'
import { heartbeat } from './heartbeat.ts'
import { retryDelay } from './retryDelay.ts'
import type { Store } from '../Store.ts'

interface SocketOptions {
  url: string
  connectionParams: () => Record<string, string>
  connection: Store<Connection>
  WebSocket?: typeof WebSocket | undefined
}
type WsClient = ReturnType<typeof createWSClient>

/** A connection that stood shorter counts as another failed attempt, unless it served. */
const steadyMs = 3000
/** So many attempts in vain are no blip any more. */
const mostBlips = 3

/** The socket, opened when something first goes through it, and what the screen says of it. */
export class Socket {
  readonly #options: SocketOptions
  readonly #closed = new Set<() => void>()
  #client: WsClient | null = null
  #attempt = 0
  #openedAt: number | null = null
  #closeCode: number | undefined

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
    this.#attempt = 0
    this.close()
    for (const listener of [...this.#closed]) listener()
  }

  /**
   * What was missed has come through it: however short it stood, that was no attempt in vain. Not as
   * if it had stood long: a server that dies of each who comes back must not be asked without a rest.
   */
  served(): void {
    this.#attempt = Math.min(this.#attempt, 1)
  }

  /** Asks whether the path still lives, at once instead of with the next heartbeat. */
  check(): void {
    const ws = this.#client?.connection?.ws
    if (ws && ws.readyState === ws.CONNECTING) return
    if (!ws || ws.readyState !== ws.OPEN) return this.retryNow()
    const timer = setTimeout(() => ws.close(), heartbeat.pongTimeoutMs)
    for (const type of ['message', 'close'])
      ws.addEventListener(type, () => clearTimeout(timer), { once: true })
    ws.send('PING')
  }

  /** The one that stands, if any does. */
  get standing(): WebSocket | null {
    const ws = this.#client?.connection?.ws
    return ws && ws.readyState === ws.OPEN ? ws : null
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
      keepAlive: heartbeat,
      onOpen: () => {
        if (!isCurrent()) return
        this.#openedAt = Date.now()
        this.#closeCode = undefined
        connection.set({ state: 'catchingUp' })
      },
      // Also of one that was left: why it closed says nothing of how the next one ends.
      onClose: (cause) => isCurrent() && !this.standing && (this.#closeCode = cause?.code),
      retryDelayMs: (attemptIndex) => {
        // Asked to move, it stays until the next one stands: nothing is lost meanwhile, nothing was in vain.
        const stays = this.standing !== null
        if (stays && attemptIndex === 0) this.#attempt = 0
        const { delay, attempt } = this.#nextAttempt()
        if (isCurrent() && !stays) connection.set(lost(delay, attempt))
        return delay
      },
    })
    return client
  }

  /** Counted here: a server that accepts and closes at once is not a connection that stood. */
  #nextAttempt(): { delay: number; attempt: number } {
    if (this.#openedAt !== null && Date.now() - this.#openedAt >= steadyMs) this.#attempt = 0
    const attempt = this.#attempt++
    const delay = retryDelay(attempt, Math.random, this.#closeCode)
    this.#openedAt = null
    this.#closeCode = undefined
    return { delay, attempt }
  }
}

function lost(delay: number, attempt: number): Connection {
  const retryAt = Date.now() + delay
  if (globalThis.navigator?.onLine === false) return { state: 'offline', retryAt: null }
  if (attempt >= mostBlips) return { state: 'offline', retryAt }
  return { state: 'reconnecting', retryAt, attempt: attempt + 1 }
}
