import { QueryClient } from '@tanstack/query-core'
import { createTRPCClient, httpBatchLink, httpLink, splitLink } from '@trpc/client'
import type { TRPCClient, TRPCLink } from '@trpc/client'
import superjson from 'superjson'
import { v7 as uuid } from 'uuid'
import type { AppRouter } from '@parley/api'
import type { Connection } from './connection/Connection.ts'
import { deadline } from './connection/deadline.ts'
import { mayAskAgain } from './connection/mayAskAgain.ts'
import { readable } from './connection/readable.ts'
import { Socket } from './connection/Socket.ts'
import { waitedHeader } from './connection/waitedHeader.ts'
import { watchHistory } from './connection/watchHistory.ts'
import type { ConnectionHistory } from './connection/watchHistory.ts'
import { watchNetwork } from './connection/watchNetwork.ts'
import { createAccount } from './createAccount.ts'
import type { ParleyAccount } from './createAccount.ts'
import { indexedDbOutbox } from './outbox/indexedDbOutbox.ts'
import type { OutboxStore } from './outbox/OutboxStore.ts'
import type { PictureStore } from './picture/PictureStore.ts'
import { Store } from './Store.ts'
import { indexedDbBlobs } from './uploads/indexedDbBlobs.ts'

export interface ClientOptions {
  /** Where tRPC answers, `https://…/api/trpc`; a path is enough in a browser. */
  url: string
  /** The same over ws; taken from `url` by default. */
  wsUrl?: string
  /** The bearer token of a sign-in, where there is no cookie. */
  token?: string
  /** This running app: made once and kept, so that its own events are known. */
  clientId?: string
  headers?: () => Record<string, string>
  /** Through what queries and mutations go; subscriptions always go through the socket. */
  transport?: 'http' | 'socket'
  fetch?: typeof globalThis.fetch
  WebSocket?: typeof WebSocket
  queryClient?: QueryClient
  /** Milliseconds until a request without an answer fails. */
  deadlineMs?: number
  /**
   * Where changes wait while the network is away: IndexedDB by default in a browser, else nowhere
   * beyond the life of this client. `fileOutbox` of `@parley/client/node` keeps them in a directory.
   */
  outbox?: OutboxStore
  /** Answers of earlier visits, for when the server cannot be asked: `@parley/client/picture`. */
  picture?: PictureStore
  /** The page was opened without the server: it says so until the server is heard. */
  startsOffline?: boolean
}

export interface ParleyClient {
  api: TRPCClient<AppRouter>
  queryClient: QueryClient
  clientId: string
  connection: Store<Connection>
  history: Store<ConnectionHistory>
  /** The socket that stands, for measureLatency; null while none does. */
  socket(): WebSocket | null
  /** One account's picture; the same object each time. */
  account(accountId: string): ParleyAccount
  /** Follows an account's log until the answer is called as often as this was. */
  follow(accountId: string): () => void
  retryNow(): void
  /** Forgets what the person has waiting to be sent and what was kept; to be called at sign-out. */
  forget(): Promise<void>
  /** Forgets what was kept of answers alone: the session ended, and what waits is for the next one. */
  forgetPicture(): Promise<void>
  close(): void
}

/** A client of Parley: a typed tRPC client and, per account, a picture that stays true. */
export function createClient(options: ClientOptions): ParleyClient {
  const { url, token, clientId = uuid(), picture, startsOffline = false } = options
  const queryClient =
    options.queryClient ?? new QueryClient({ defaultOptions: { queries: { retry: mayAskAgain } } })
  const connection = new Store<Connection>(
    startsOffline ? { state: 'offline', retryAt: null } : { state: 'catchingUp' },
  )
  const history = watchHistory(connection)
  const socket = new Socket({
    url: options.wsUrl ?? socketUrl(url),
    connectionParams: () => ({ clientId, ...(token ? { token } : {}) }),
    connection,
    WebSocket: options.WebSocket,
  })
  const api = createTRPCClient<AppRouter>({ links: linksOf(options, clientId, socket) })
  const accounts = new Map<string, ParleyAccount>()
  const outboxStore = options.outbox ?? ('indexedDB' in globalThis ? indexedDbOutbox() : undefined)
  const blobStore = 'indexedDB' in globalThis ? indexedDbBlobs() : undefined
  const files = filesDoor(options, clientId)
  const parts = { api, queryClient, socket, connection, outboxStore, files, blobStore, picture }
  const account = (accountId: string) => {
    const known = accounts.get(accountId) ?? createAccount({ accountId, ...parts })
    accounts.set(accountId, known)
    return known
  }
  const retryNow = () => {
    socket.retryNow()
    for (const { outbox, uploads } of accounts.values()) {
      uploads.hurry()
      outbox.hurry()
    }
  }
  const forgetNetwork = watchNetwork({ connection, retryNow, check: () => socket.check() })
  return {
    api,
    queryClient,
    clientId,
    connection,
    history,
    socket: () => socket.standing,
    account,
    follow: (accountId) => account(accountId).follow(),
    retryNow,
    async forget() {
      await Promise.all([
        picture?.forget(),
        ...[...accounts.values()].flatMap(({ outbox, uploads }) => [
          outbox.forget(),
          uploads.forgetAll(),
        ]),
      ])
    },
    forgetPicture: async () => picture?.forget(),
    close() {
      forgetNetwork()
      for (const { close } of accounts.values()) close()
      socket.close()
    },
  }
}

function linksOf(options: ClientOptions, clientId: string, socket: Socket): TRPCLink<AppRouter>[] {
  const { url, fetch, transport = 'http', deadlineMs = 15_000 } = options
  const said = headersOf(options, clientId)
  const requests = {
    url,
    transformer: superjson,
    // A filter may be longer than an address.
    methodOverride: 'POST' as const,
    ...(fetch ? { fetch: fetch as never } : {}),
  }
  // Answers of a batch come together: what may take long would keep the others waiting.
  const http = splitLink<AppRouter>({
    condition: ({ path }) => path === 'conversations.counts' || path === 'messages.search',
    true: httpLink<AppRouter>({ ...requests, headers: said }),
    false: httpBatchLink<AppRouter>({
      ...requests,
      headers: ({ opList }) => ({ ...said(), ...waitedHeader(opList) }),
    }),
  })
  const throughSocket = ({ type }: { type: string }) =>
    type === 'subscription' || transport === 'socket'
  return [
    deadline(deadlineMs),
    readable,
    splitLink({ condition: throughSocket, true: socket.link, false: http }),
  ]
}

function headersOf({ token, headers }: ClientOptions, clientId: string) {
  return () => ({
    'x-client-id': clientId,
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...headers?.(),
  })
}

/** Files go beside tRPC: `…/api/trpc` and `…/api/attachments`. */
function filesDoor(options: ClientOptions, clientId: string) {
  const {
    url,
    fetch = (...asked: Parameters<typeof globalThis.fetch>) => globalThis.fetch(...asked),
  } = options
  return {
    origin: /^https?:/.test(url) ? new URL(url).origin : '',
    url: url.replace(/\/trpc\/?$/, '/attachments'),
    headers: headersOf(options, clientId),
    fetch,
  }
}

function socketUrl(url: string): string {
  const base = globalThis.location?.href
  return (base ? new URL(url, base).href : url).replace(/^http/, 'ws')
}
