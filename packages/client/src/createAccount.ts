import { QueryObserver } from '@tanstack/query-core'
import type { QueryClient } from '@tanstack/query-core'
import type { TRPCClient } from '@trpc/client'
import type { AppRouter } from '@parley/api'
import type { Cursor, FollowYield, Signal } from '@parley/contract'
import { createActions } from './actions.ts'
import type { Actions } from './actions.ts'
import { BulkChanges } from './BulkChanges.ts'
import type { Inputs, Procedure } from './apply/Query.ts'
import { AbsenceCount } from './connection/AbsenceCount.ts'
import type { Connection } from './connection/Connection.ts'
import { keepSubscribed } from './connection/keepSubscribed.ts'
import { retryDelay } from './connection/retryDelay.ts'
import type { Socket } from './connection/Socket.ts'
import { watchCatchUp } from './connection/watchCatchUp.ts'
import type { Call } from './mirror/Call.ts'
import { realClock } from './mirror/Clock.ts'
import { Mirror } from './mirror/Mirror.ts'
import { positionOf } from './mirror/positionOf.ts'
import { askServer } from './outbox/askServer.ts'
import { Outbox } from './outbox/Outbox.ts'
import type { OutboxStore } from './outbox/OutboxStore.ts'
import type { PictureStore } from './picture/PictureStore.ts'
import { Addresses } from './uploads/Addresses.ts'
import type { BlobStore } from './uploads/KeptFile.ts'
import type { BytesDoor } from './uploads/sendBytes.ts'
import { Uploads } from './uploads/Uploads.ts'
import { withFiles } from './uploads/withFiles.ts'
import { reportDelivered } from './reportDelivered.ts'
import { Signals } from './signals/Signals.ts'
import { watchPresence } from './signals/watchPresence.ts'
import { Store } from './Store.ts'
import { troubleOf } from './Trouble.ts'

interface AccountOptions {
  accountId: string
  api: TRPCClient<AppRouter>
  queryClient: QueryClient
  socket: Socket
  connection: Store<Connection>
  /** Where files are uploaded to, of any account, and what is before the path of an address. */
  files: { origin: string } & BytesDoor
  blobStore: BlobStore | undefined
  /** Where changes wait that the server has not been told. */
  outboxStore: OutboxStore | undefined
  /** Answers of earlier visits. */
  picture: PictureStore | undefined
}

/** All the client keeps of one account. */
export interface ParleyAccount {
  accountId: string
  mirror: Mirror
  outbox: Outbox
  uploads: Uploads
  addresses: Addresses
  signals: Signals
  actions: Actions
  bulk: BulkChanges
  /** The newest event that was heard: when, and its place in the log. */
  lastEvent: Store<{ at: number; position: number } | null>
  /** Follows events and signals; call the answer to stop. */
  follow(): () => void
  /** Asks a query and keeps its answer true in the QueryClient until the answer is called; hooks do it by themselves. */
  watch<P extends Procedure>(procedure: P, input: Inputs[P]): () => void
  close(): void
}

export function createAccount(options: AccountOptions): ParleyAccount {
  const { accountId, api, queryClient, picture } = options
  const mirror: Mirror = new Mirror({
    queryClient,
    accountId,
    call: callOf(api),
    recall:
      picture && ((key) => picture.read({ userId: mirror.viewer.userId || null, accountId }, key)),
  })
  const uploads = new Uploads({
    accountId,
    api,
    door: { ...options.files, url: `${options.files.url}/${accountId}` },
    store: options.blobStore,
    userId: () => mirror.viewer.userId,
  })
  const addresses = new Addresses({ accountId, api, origin: options.files.origin })
  const outbox = new Outbox({
    mirror,
    clock: realClock,
    store: options.outboxStore,
    ask: withFiles(askServer(api, accountId), uploads),
  })
  const signals = new Signals(realClock, () => mirror.viewer.userId)
  const lastEvent = new Store<{ at: number; position: number } | null>(null)
  mirror.onEvent(({ position }) => lastEvent.set({ at: Date.now(), position }))
  mirror.onEvent((event) => {
    if (event.type === 'message.new')
      signals.said(event.message.conversationId, event.message.author)
  })
  const tell = (conversationId: string, seq: number) =>
    api.messages.markDelivered.mutate({ accountId, conversationId, seq })
  mirror.onEvent(reportDelivered({ clock: realClock, userId: () => mirror.viewer.userId, tell }))
  const bulk = new BulkChanges({
    mirror,
    clock: realClock,
    outbox,
    read: (operationId) => api.operations.get.query({ accountId, operationId }),
  })
  const account = {
    accountId,
    mirror,
    outbox,
    uploads,
    addresses,
    signals,
    bulk,
    lastEvent,
    actions: createActions(api, mirror, outbox),
  }
  let followers = 0
  let stop = () => {}
  const leave = () => {
    followers -= 1
    if (followers === 0) stop()
  }
  return {
    ...account,
    follow() {
      followers += 1
      if (followers === 1) stop = run(account, options)
      let left = false
      return () => {
        if (!left) leave()
        left = true
      }
    },
    watch(procedure, input) {
      const options = mirror.queryOptions(procedure, input)
      return new QueryObserver(queryClient, options as never).subscribe(() => {})
    },
    close() {
      if (followers > 0) stop()
      followers = 0
      outbox.close()
      uploads.close()
      addresses.close()
      mirror.close()
    },
  }
}

function callOf(api: TRPCClient<AppRouter>): Call {
  const calls: { [P in Parameters<Call>[0]]: (input: never) => Promise<unknown> } = {
    'accounts.get': (input) => api.accounts.get.query(input),
    'conversations.list': (input) => api.conversations.list.query(input),
    'conversations.get': (input) => api.conversations.get.query(input),
    'conversations.receipts': (input) => api.conversations.receipts.query(input),
    'conversations.count': (input) => api.conversations.count.query(input),
    'conversations.counts': (input) => api.conversations.counts.query(input),
    'cannedReplies.list': (input) => api.cannedReplies.list.query(input),
    'views.list': (input) => api.views.list.query(input),
    'invitations.list': (input) => api.invitations.list.query(input),
    'notifications.count': (input) => api.notifications.count.query(input),
    'notifications.list': (input) => api.notifications.list.query(input),
    'preferences.get': (input) => api.preferences.get.query(input),
    'messages.get': (input) => api.messages.get.query(input),
    'messages.list': (input) => api.messages.list.query(input),
  }
  return ((procedure, input) => calls[procedure](input as never)) as Call
}

type Parts = Pick<ParleyAccount, 'accountId' | 'mirror' | 'outbox' | 'signals' | 'bulk'>

/** Who looks must be known before the first event is folded; then both streams run until stopped. */
function run(parts: Parts, { api, queryClient, socket, connection }: AccountOptions): () => void {
  const { accountId, mirror, outbox } = parts
  let isStopped = false
  const stops: (() => void)[] = []
  const begin = async (attempt: number): Promise<void> => {
    try {
      const { me } = await queryClient.ensureQueryData(
        mirror.queryOptions('accounts.get', { accountId }),
      )
      if (isStopped) return
      mirror.viewer = { userId: me.userId }
      void outbox.open().then(() => parts.bulk.takeUp(outbox.waiting()))
      stops.push(
        followEvents(parts, api, socket, connection),
        followSignals(parts, api, socket, connection),
        watchPresence({
          connection,
          say: (status) => void api.presence.set.mutate({ accountId, status }).catch(() => {}),
        }),
      )
    } catch (error) {
      const { failure, retryable } = troubleOf(error)
      if (isStopped) return
      if (failure !== null && !retryable) return connection.set({ state: 'ended', failure })
      const timer = setTimeout(() => void begin(attempt + 1), retryDelay(attempt))
      stops.push(() => clearTimeout(timer))
    }
  }
  void begin(0)
  return () => {
    isStopped = true
    for (const stop of stops) stop()
  }
}

function followEvents(
  { accountId, mirror, outbox }: Parts,
  api: TRPCClient<AppRouter>,
  socket: Socket,
  connection: Store<Connection>,
) {
  const absence = new AbsenceCount(() => mirror.viewer.userId)
  if (connection.get().state === 'offline') absence.begin()
  const readHead = () =>
    api.notifications.count.query({ accountId }).then(({ asOf }) => positionOf(asOf))
  const catchUp = watchCatchUp(readHead, () => {
    socket.served()
    connection.set({ state: 'live', ...absence.end() })
    mirror.recover()
    outbox.hurry()
  })
  const lost = connection.subscribe(() => {
    const { state } = connection.get()
    if (state === 'live') return
    catchUp.stop()
    if (state !== 'catchingUp') absence.begin()
  })
  const stop = keepSubscribed(
    socket,
    (handlers) =>
      api.events.follow.subscribe(
        { accountId, lastEventId: mirror.startFrom() },
        {
          ...handlers,
          onData: (tracked) => {
            const { id, data } = tracked as unknown as { id: Cursor; data: FollowYield }
            mirror.receive(id, data)
            absence.note(data)
            if (connection.get().state !== 'live') catchUp.heard(positionOf(id))
          },
        },
      ),
    (failure) => connection.set({ state: 'ended', failure }),
  )
  return () => {
    catchUp.stop()
    lost()
    stop()
  }
}

function followSignals(
  { accountId, signals }: Parts,
  api: TRPCClient<AppRouter>,
  socket: Socket,
  connection: Store<Connection>,
) {
  // What was heard before an absence is not true any more; who still types is told first on return.
  const renew = () => {
    if (connection.get().state === 'live') void readPresence()
    else signals.reset()
  }
  const off = connection.subscribe(renew)
  const stop = keepSubscribed(
    socket,
    (handlers) =>
      api.signals.follow.subscribe(
        { accountId },
        { ...handlers, onData: (signal) => signals.hear(signal as unknown as Signal) },
      ),
    () => {},
  )
  renew()
  return () => {
    off()
    stop()
  }

  async function readPresence() {
    const { items } = await api.presence.list.query({ accountId }).catch(() => ({ items: [] }))
    signals.presence.set(Object.fromEntries(items.map(({ userId, status }) => [userId, status])))
  }
}
