import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { randomUUID } from 'node:crypto'
import type { WebSocket } from 'ws'
import { getWSConnectionHandler } from '@trpc/server/adapters/ws'
import type { CreateWSSContextFnOptions } from '@trpc/server/adapters/ws'
import { Failure } from '@parley/contract'
import { appRouter } from '@parley/api'
import type { Context, Session, SocketDoor } from '@parley/api'
import { Turnstile } from '@parley/realtime'
import { windowSeconds } from '../limits/Limits.ts'
import { clientIdOf } from './clientIdOf.ts'
import { closeWord } from './closeWords.ts'
import { makeFrames } from './frames.ts'
import type { Frames } from './frames.ts'
import { findPatiently } from './findPatiently.ts'
import type { TrpcDoor } from './handleTrpc.ts'
import {
  authenticateMs,
  behindBytes,
  paceMs,
  patienceMs,
  queriesAtOnce,
  slowBytes,
  stuckMs,
} from './limits.ts'
import { reportRefusals } from './reportRefusals.ts'

let lastNumber = 0

interface Handshake {
  expectsParams: boolean
  mayUseCookie: boolean
  /** Counts a person's sockets; false when this is one too many. */
  admit(userId: string): boolean
  /** What the socket writes to. */
  stream: Duplex
  /** Lets in a few at a time to be looked up. */
  lookups: Turnstile
}

/** One client's socket: who it is, what it may cost, and how it ends. */
export class Socket implements SocketDoor {
  sessionId: string | null = null
  userId: string | null = null
  /** Names it in the log. */
  readonly number = (lastNumber += 1)
  readonly #ws: WebSocket
  readonly #door: TrpcDoor
  readonly #handshake: Handshake
  readonly #frames: Frames
  readonly #deadline: NodeJS.Timeout
  readonly #queries = new Turnstile(queriesAtOnce)
  /** Whether it said who it is, and that is being looked up. */
  #isLookedUp = false
  #isLate = false
  #streams = 0
  #budget: number
  #budgetAt = Date.now()
  #wasSlow = false
  /** Since when nothing of what waits was taken. */
  #stuckSince: number | null = null
  #closedWith: number | undefined
  readonly #openedAt = Date.now()

  constructor(ws: WebSocket, req: IncomingMessage, door: TrpcDoor, handshake: Handshake) {
    const { stream } = handshake
    this.#ws = ws
    this.#door = door
    this.#handshake = handshake
    const { socketCalls, messageBytes, batch } = door.limits
    this.#budget = socketCalls
    this.#frames = makeFrames({
      expectsParams: handshake.expectsParams,
      send: (text) => ws.send(text),
      gather: gatherer(stream),
      admit: (worth) => this.#admit(worth),
      messageBytes,
      refuse: () => this.close(1009),
      // What it asks beyond that waits in its own connection, and holds up nobody else.
      crowd: (isCrowded) => (isCrowded ? ws.pause() : ws.resume()),
    })
    // What is answered without being a call costs too.
    ws.on('ping', () => this.#admit(1))
    ws.on('message', (data: Buffer) => data.length === 4 && this.#admit(1))
    this.#deadline = setTimeout(() => {
      this.#isLate = true
      if (this.sessionId === null && !this.#isLookedUp) this.close(4408)
    }, authenticateMs)
    const from = door.addressOf(req)
    door.house.log.info({ connection: this.number, from }, 'A connection opened.')
    ws.on('close', (code) => {
      clearTimeout(this.#deadline)
      this.#sayEnd(this.#closedWith ?? code)
    })
    getWSConnectionHandler({
      router: appRouter,
      // The handler reads nothing of the server but this.
      wss: undefined as never,
      createContext: (options) => this.#createContext(options),
      // A path that died is noticed after both, at the latest. The answer has more time than the
      // question: a server that was held up must not take everybody for dead.
      keepAlive: { enabled: true, pingMs: 5000, pongWaitMs: 10_000 },
      maxBatchSize: batch,
      experimental_encoder: this.#frames,
      onError: reportRefusals(door.house.log, door.count.refused),
    })(ws, req)
  }

  get pending(): number {
    return this.#frames.pending()
  }

  isBehind(): boolean {
    return this.#ws.bufferedAmount > behindBytes
  }

  async drained(): Promise<void> {
    const until = Date.now() + paceMs
    while (this.isBehind() && this.#ws.readyState === this.#ws.OPEN && Date.now() < until) {
      const waiting = this.#ws.bufferedAmount
      await new Promise((resolve) => setTimeout(resolve, 20))
      if (this.#ws.bufferedAmount < waiting) this.#stuckSince = null
      else this.#stuckSince ??= Date.now()
    }
    if (!this.isBehind()) this.#stuckSince = null
    if (this.#stuckSince !== null && Date.now() - this.#stuckSince > stuckMs) this.close(4008)
  }

  close(code: number): void {
    if (this.#closedWith !== undefined) return
    this.#closedWith = code
    this.#ws.close(code)
    // A peer that does not answer the closing handshake is not waited for.
    setTimeout(() => this.#ws.terminate(), 2000).unref()
  }

  claimStream(): () => void {
    const { socketStreams } = this.#door.limits
    if (this.#streams >= socketStreams)
      throw new Failure('rate.limited', {
        message: `A socket holds at most ${socketStreams} subscriptions.`,
        retryAfterMs: 5000,
      })
    this.#streams += 1
    return () => {
      this.#streams -= 1
    }
  }

  inTurn<T>(query: () => Promise<T>): Promise<T> {
    return this.#queries.pass(() => {
      if (this.#ws.readyState === this.#ws.OPEN) return query()
      throw Object.assign(new Error('Its connection closed before its turn.'), { code: 'EPIPE' })
    })
  }

  /** Closes a reader that left too much unread at two looks in a row: one large answer is no crime. */
  look(): void {
    const isSlow = this.#ws.bufferedAmount > slowBytes
    if (isSlow && this.#wasSlow) this.close(4008)
    this.#wasSlow = isSlow
  }

  /** The stock client then opens another socket and moves its subscriptions there. */
  askToReconnect(): void {
    if (this.#ws.readyState === this.#ws.OPEN) this.#ws.send('{"id":null,"method":"reconnect"}')
  }

  terminate(): void {
    this.#ws.terminate()
  }

  async #createContext({ req, info }: CreateWSSContextFnOptions): Promise<Context> {
    const { house, sessions } = this.#door
    const { token, clientId } = info.connectionParams ?? {}
    const found = await this.#lookUp(async () => {
      if (token !== undefined) return sessions.ofToken(token)
      return this.#handshake.mayUseCookie ? sessions.ofCookie(req) : null
    })
    this.sessionId = found.session?.sessionId ?? null
    if (found.session && this.#ws.readyState === this.#ws.OPEN) {
      this.userId = found.session.userId
      if (!this.#handshake.admit(this.userId)) this.close(4429)
    }
    // Without Postgres nobody can be let in; the client comes back by itself.
    if (found.refusal) this.close(4503)
    else if (!found.session && this.#isLate) this.close(4408)
    const { session, refusal } = found
    return {
      ...house,
      // It is asked for calls of a later day, by which roles change.
      session: session && { userId: session.userId, sessionId: session.sessionId },
      refusal,
      requestId: randomUUID(),
      clientId: clientIdOf(clientId) ?? clientIdOf(req.headers['x-client-id']),
      socket: this,
    }
  }

  /** The time that this server takes for it is not the client's. */
  async #lookUp(find: () => Promise<Session | null>) {
    const { house } = this.#door
    const isOpen = () => this.#ws.readyState === this.#ws.OPEN
    this.#isLookedUp = true
    try {
      return await this.#handshake.lookups.pass(async () => {
        if (!isOpen()) return { session: null }
        const until = Date.now() + patienceMs
        return findPatiently(find, house, () => isOpen() && Date.now() < until)
      })
    } finally {
      this.#isLookedUp = false
    }
  }

  #sayEnd(code: number) {
    this.#door.count.closed(code)
    const { number: connection, userId } = this
    const seconds = (Date.now() - this.#openedAt) / 1000
    const facts = { connection, userId, code, why: closeWord(code), seconds }
    this.#door.house.log.info(facts, 'A connection closed.')
  }

  #admit(worth: number): boolean {
    const now = Date.now()
    const { socketCalls } = this.#door.limits
    const earned = ((now - this.#budgetAt) / 1000 / windowSeconds) * socketCalls
    this.#budget = Math.min(socketCalls, this.#budget + earned)
    this.#budgetAt = now
    this.#budget -= worth
    if (this.#budget < 0) this.close(4429)
    return this.#budget >= 0
  }
}

/** Frames of one turn of the loop leave in one write: each by itself is a call of the system. */
function gatherer(stream: Duplex): () => void {
  let isGathering = false
  return () => {
    if (isGathering) return
    isGathering = true
    stream.cork()
    process.nextTick(() => {
      isGathering = false
      stream.uncork()
    })
  }
}
