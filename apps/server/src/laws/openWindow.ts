import { WebSocket } from 'ws'
import { createClient, keyOf } from '@parley/client'
import type { Inputs, ListData, ParleyAccount, ParleyClient } from '@parley/client'
import type { CountsAnswer, MemberActor } from '@parley/contract'
import type { House } from '../api/testing/startHouse.ts'
import { classify } from './classify.ts'
import type { AskedList, ListRequest } from './classify.ts'

export type ListInput = Inputs['conversations.list']

/** A client of one person with its lists open, and what it asked the server. */
export interface LiveWindow {
  by: MemberActor
  account: ParleyAccount
  client: ParleyClient
  lists: readonly ListInput[]
  counts: Inputs['conversations.counts']
  requests: ListRequest[]
  /** Requests that the server was too busy for. */
  busy: number
  /** Requests for counts. */
  recounts: number
  /** Events that came, and when a list last had a reason to be asked for again: all, some, one. */
  heard: { events: number; anewAt: number; contactAt: number; dryAt: Map<number, number> }
  /** Nothing of its own is on its way: no request, no message, no change of many. */
  isIdle(): boolean
  position(): number
  shown(index: number): ListData
  counted(): CountsAnswer['counts']
  scroll(pick: number): Promise<void>
  /** Cuts the line. */
  drop(): void
  close(): void
}

interface Opening {
  house: House
  token: string
  by: MemberActor
  lists: readonly ListInput[]
}

/** Opens one and waits, at most 15 s, until it is live with all its lists. */
export async function openWindow({ house, token, by, lists }: Opening): Promise<LiveWindow> {
  const { accountId } = by
  const sockets = new Set<WebSocket>()
  class Line extends WebSocket {
    constructor(url: string | URL) {
      super(url)
      sockets.add(this)
    }
  }
  let open = 0
  const counted: typeof fetch = async (url, options) => {
    note(String(url), options?.body)
    open += 1
    try {
      const response = await fetch(url, options)
      if (response.status === 429 || response.status >= 500) window.busy += 1
      return response
    } finally {
      open -= 1
    }
  }
  const client = createClient({
    url: `${house.url}/api/trpc`,
    token,
    fetch: counted,
    WebSocket: Line as never,
  })
  const account = client.account(accountId)
  const { mirror } = account
  const counts = { accountId, filters: lists.map(({ filter }) => filter ?? {}) }
  const window: LiveWindow = {
    by,
    account,
    client,
    lists,
    counts,
    requests: [],
    busy: 0,
    recounts: 0,
    heard: { events: 0, anewAt: 0, contactAt: 0, dryAt: new Map() },
    isIdle: () => open === 0 && isDone(account),
    position: () => Number.parseInt(mirror.cursor ?? '0', 10),
    shown: (index) =>
      client.queryClient.getQueryData(keyOf('conversations.list', lists[index]!)) as ListData,
    counted: () =>
      (client.queryClient.getQueryData(keyOf('conversations.counts', counts)) as CountsAnswer)
        .counts,
    scroll: (pick) => mirror.loadMore(lists[pick % lists.length]!),
    drop() {
      for (const socket of sockets) socket.terminate()
      sockets.clear()
    },
    close() {
      for (const stop of stops) stop()
      client.close()
      client.queryClient.clear()
    },
  }

  function note(url: string, body: unknown) {
    const [, path = ''] = /\/api\/trpc\/([^?]*)/.exec(url) ?? []
    const inputs = JSON.parse(String(body)) as Record<string, { json: AskedList }>
    const call = Date.now()
    for (const [place, procedure] of path.split(',').entries()) {
      if (procedure === 'conversations.counts') window.recounts += 1
      if (procedure === 'conversations.list')
        window.requests.push({ call, ...classify(window, inputs[place]!.json) })
    }
  }

  const receive = mirror.receive.bind(mirror)
  mirror.receive = (cursor, data) => {
    const { heard } = window
    if (data.type !== 'synced') heard.events += 1
    const isSwap = data.type === 'member.updated' && data.topics && data.member.userId === by.userId
    if (data.type === 'resync' || isSwap) heard.anewAt = Date.now()
    if (data.type === 'contact.updated') heard.contactAt = Date.now()
    for (const index of lists.keys())
      if (isNearlyDry(window.shown(index))) heard.dryAt.set(index, Date.now())
    receive(cursor, data)
  }

  const stops = [
    account.follow(),
    account.watch('conversations.counts', counts),
    ...lists.map((list) => account.watch('conversations.list', list)),
  ]
  const deadline = Date.now() + 15_000
  const isReady = () =>
    client.connection.get().state === 'live' &&
    lists.every((_, index) => window.shown(index)) &&
    open === 0
  while (!isReady()) {
    if (Date.now() > deadline) throw new Error('A window did not open.')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  window.requests.length = 0
  window.recounts = 0
  return window
}

/** The last rows of what is loaded, changes of its own aside, while there are more. */
function isNearlyDry(data: ListData | undefined): boolean {
  return data !== undefined && data.items.length <= 2 && data.nextCursor !== null
}

function isDone({ bulk, outbox }: ParleyAccount): boolean {
  const changes = Object.values(bulk.progress.get()).map(({ state }) => state)
  const sendings = [...outbox.sendings.get().values()].map(({ state }) => state)
  return (
    sendings.every((state) => state === 'failed') &&
    changes.every((state) => state === 'done' || state === 'undone' || state === 'failed')
  )
}
