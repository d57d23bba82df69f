import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { Turnstile } from '@parley/realtime'
import { checkUpgrade } from './checkUpgrade.ts'
import type { TrpcDoor } from './handleTrpc.ts'
import { lookMs, lookupsAtOnce, staleSessionsMs } from './limits.ts'
import { readEndedSessions } from '../session/readEndedSessions.ts'
import { Socket } from './Socket.ts'
import { reasonOf } from '../log/reasonOf.ts'

/**
 * All sockets of this server. Owns the upgrade: the stock handler throws on some handshakes and
 * would take the process with it.
 */
export class SocketRoom {
  readonly #door: TrpcDoor
  readonly #wss: WebSocketServer
  readonly #sockets = new Set<Socket>()
  readonly #perUser = new Map<string, number>()
  readonly #lookups = new Turnstile(lookupsAtOnce)
  readonly #timers: NodeJS.Timeout[]
  #isClosing = false
  #isChecking = false
  #checkedAt = Date.now()

  constructor(door: TrpcDoor) {
    this.#door = door
    this.#wss = new WebSocketServer({
      noServer: true,
      maxPayload: 4 * door.limits.messageBytes,
      perMessageDeflate: false,
    })
    this.#timers = [
      setInterval(() => this.#look(), lookMs),
      setInterval(() => void this.#checkSessions(), 1000),
    ]
    for (const timer of this.#timers) timer.unref()
  }

  get size(): number {
    return this.#sockets.size
  }

  /** Answers a handshake; never throws. */
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void {
    // Before anything else: a reset without a listener ends the process.
    socket.on('error', () => socket.destroy())
    try {
      if (this.#isClosing) return refuse(socket, 503, 'Service Unavailable')
      const verdict = checkUpgrade(req, this.#door.origins)
      if (!verdict.isFine) {
        const { status, reason } = verdict
        this.#door.house.log.info(
          { status, from: this.#door.addressOf(req) },
          'A handshake was refused.',
        )
        return refuse(socket, status, reason)
      }
      this.#wss.handleUpgrade(req, socket, head, (ws) => {
        ws.on('error', () => {})
        try {
          const admit = (userId: string) => this.#admit(userId)
          const one = new Socket(ws, req, this.#door, {
            ...verdict,
            admit,
            stream: socket,
            lookups: this.#lookups,
          })
          this.#sockets.add(one)
          ws.on('close', () => {
            this.#sockets.delete(one)
            this.#leave(one.userId)
          })
        } catch (error) {
          this.#door.house.log.warn({ error: reasonOf(error) }, 'A socket could not be served.')
          ws.close(1011)
        }
      })
    } catch (error) {
      this.#door.house.log.warn({ error: reasonOf(error) }, 'A handshake could not be answered.')
      socket.destroy()
    }
  }

  /**
   * D13: tells every client to move, spread over `spreadMs` so that they do not arrive at once, lets
   * what they asked finish, and closes with 1012.
   */
  async close({ spreadMs = 1000, graceMs = 5000 } = {}): Promise<void> {
    this.#isClosing = true
    const until = Date.now() + spreadMs + graceMs
    await Promise.all(
      [...this.#sockets].map((socket) => this.#moveAway(socket, Math.random() * spreadMs, until)),
    )
    for (const timer of this.#timers) clearInterval(timer)
    for (const socket of this.#sockets) socket.terminate()
    this.#wss.close()
  }

  async #moveAway(socket: Socket, afterMs: number, until: number) {
    await sleep(afterMs)
    socket.askToReconnect()
    // Not waited for until it has moved: two streams of one client would take its cursor back.
    while (this.#sockets.has(socket) && socket.pending > 0 && Date.now() < until) await sleep(20)
    socket.close(1012)
    while (this.#sockets.has(socket) && Date.now() < until) await sleep(20)
  }

  #admit(userId: string): boolean {
    const open = (this.#perUser.get(userId) ?? 0) + 1
    this.#perUser.set(userId, open)
    return open <= this.#door.limits.memberSockets
  }

  #leave(userId: string | null) {
    const left = userId === null ? 0 : (this.#perUser.get(userId) ?? 0) - 1
    if (left > 0) this.#perUser.set(userId!, left)
    else if (userId !== null) this.#perUser.delete(userId)
  }

  #look() {
    for (const socket of this.#sockets) socket.look()
  }

  /** D11: one query a second ends the sockets of ended sessions; so does not being able to ask for long. */
  async #checkSessions() {
    const ids = [...new Set([...this.#sockets].map(({ sessionId }) => sessionId))].filter(
      (id) => id !== null,
    )
    if (ids.length === 0) this.#checkedAt = Date.now()
    if (this.#isChecking || ids.length === 0) return this.#closeWhenStale()
    this.#isChecking = true
    try {
      const ended = await readEndedSessions(this.#door.house.db, ids)
      this.#checkedAt = Date.now()
      for (const socket of this.#sockets)
        if (socket.sessionId && ended.has(socket.sessionId)) socket.close(4401)
    } catch {
      this.#closeWhenStale()
    } finally {
      this.#isChecking = false
    }
  }

  #closeWhenStale() {
    if (Date.now() - this.#checkedAt < staleSessionsMs) return
    for (const socket of this.#sockets) if (socket.sessionId) socket.close(4503)
  }
}

function refuse(socket: Duplex, status: number, reason: string) {
  socket.end(`HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

function sleep(ms: number) {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
