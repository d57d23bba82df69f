import { WebSocket } from 'ws'
import { v7 as uuid } from 'uuid'
import { createClient } from '@parley/client'
import type { ParleyClient } from '@parley/client'
import { ms, spreadOf } from './percentiles.ts'
import { runCluster } from './runCluster.ts'
import { serverCpu } from './serverCpu.ts'
import { signIn } from './signIn.ts'
import { startRedis } from './startRedis.ts'

interface Options {
  sockets: number
  servers: number
}

/** Said while all are away; each must hear all of it, once. */
const missed = 20
const openAtOnce = 50
const patienceMs = 120_000
const aims = { backMs: 30_000, attempts: 3 }

/** One client's socket, and what became of it. */
interface Follower {
  client: ParleyClient
  sockets: Set<WebSocket>
  attempts: number
  heard: string[]
  resyncs: number
  isSynced: boolean
  backAt: number | null
}

/**
 * So many sockets of our client, each a whole client in this process, are dropped at once: until all
 * are back and have caught up. The processor they take is told beside that of the servers.
 */
export async function comeback({ sockets, servers }: Options): Promise<object> {
  const redis = await startRedis()
  const cluster = await runCluster({ count: servers, redisUrl: redis.url })
  const followers: Follower[] = []
  try {
    const token = await signIn(cluster.url, 'ana@parley.test')
    const writer = createClient({ url: `${cluster.url}/api/trpc`, token, deadlineMs: patienceMs })
    const { accountId, conversationId } = await begin(writer)
    while (followers.length < sockets) {
      const more = Math.min(openAtOnce, sockets - followers.length)
      const opened = Array.from({ length: more }, () => follow(cluster.url, token, accountId))
      followers.push(...opened)
      await until(() => opened.every(({ isSynced }) => isSynced))
      process.stderr.write(`\r${followers.length} of ${sockets} follow`)
    }
    process.stderr.write('\n')
    for (const one of followers) Object.assign(one, { attempts: 0, heard: [] })
    const before = { servers: await serverCpu(cluster.urls), clients: process.cpuUsage() }
    const droppedAt = performance.now()
    for (const one of followers) for (const socket of one.sockets) socket.terminate()
    const said = await Promise.all(
      Array.from({ length: missed }, async (_, n) => {
        const id = uuid()
        const message = { accountId, conversationId, id, body: `missed ${n}` }
        return (await writer.api.messages.send.mutate(message)).message
      }),
    )
    const saidMs = performance.now() - droppedAt
    await until(() => followers.every(({ backAt }) => backAt !== null))
    const { user, system } = process.cpuUsage(before.clients)
    const cpu = {
      servers: ((await serverCpu(cluster.urls)) - before.servers) / sockets,
      clients: (user + system) / 1000 / sockets,
    }
    writer.close()
    const inOrder = said.sort((a, b) => a.seq - b.seq).map(({ id }) => id)
    return report({ followers, said: inOrder, droppedAt, saidMs, servers, cpu })
  } finally {
    for (const { client } of followers) client.close()
    await cluster.stop()
    await redis.kill()
  }
}

function follow(url: string, token: string, accountId: string): Follower {
  const sockets = new Set<WebSocket>()
  const follower: Omit<Follower, 'client'> = {
    sockets,
    attempts: 0,
    heard: [],
    resyncs: 0,
    isSynced: false,
    backAt: null,
  }
  class Counted extends WebSocket {
    constructor(...args: ConstructorParameters<typeof WebSocket>) {
      super(...args)
      follower.attempts += 1
      sockets.add(this)
      this.on('close', () => sockets.delete(this))
    }
  }
  const options = { url: `${url}/api/trpc`, token, WebSocket: Counted as never }
  const client = createClient(options)
  const whole = Object.assign(follower, { client })
  client.api.events.follow.subscribe(
    { accountId },
    {
      onData: (tracked) => {
        const { data } = tracked as unknown as { data: { type: string; message?: { id: string } } }
        whole.isSynced = true
        if (data.type === 'resync') whole.resyncs += 1
        if (data.message) whole.heard.push(data.message.id)
        if (data.type === 'resync' || whole.heard.length === missed)
          whole.backAt ??= performance.now()
      },
    },
  )
  return whole
}

async function begin({ api }: ParleyClient) {
  const accountId = (await api.accounts.list.query()).items[0]!.id
  const { conversation } = await api.conversations.create.mutate({
    accountId,
    id: uuid(),
    kind: 'group',
    subject: 'Comeback',
    participantIds: [],
  })
  return { accountId, conversationId: conversation.id }
}

async function until(holds: () => boolean) {
  const deadline = Date.now() + patienceMs
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`Not all were there within ${patienceMs} ms.`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

interface Result {
  followers: Follower[]
  /** Ids in the order of the log. */
  said: string[]
  droppedAt: number
  /** Until all of it was said. */
  saidMs: number
  servers: number
  /** Milliseconds of processor for each return: of the servers, and of the clients in this process. */
  cpu: { servers: number; clients: number }
}

function report({ followers, said, droppedAt, saidMs, servers, cpu }: Result): object {
  const back = spreadOf(followers.map(({ backAt }) => (backAt ?? Infinity) - droppedAt))
  const attempts = followers.map((one) => one.attempts)
  const mean = attempts.reduce((sum, one) => sum + one, 0) / attempts.length
  const wrong = followers.filter(
    ({ heard, resyncs }) => resyncs === 0 && heard.join() !== said.join(),
  ).length
  const resyncs = followers.filter((one) => one.resyncs > 0).length
  const figures = {
    sockets: followers.length,
    servers,
    back,
    attempts: { mean, max: Math.max(...attempts) },
    resyncs,
    saidMs,
    wrong,
    cpu,
  }
  const isMet = back.max <= aims.backMs && mean <= aims.attempts && wrong === 0
  console.table({
    'all was said within': ms(saidMs),
    'back p50': ms(back.p50),
    'back p99': ms(back.p99),
    'the last was back after': `${ms(back.max)} (aim ${ms(aims.backMs)})`,
    'attempts each': `${mean.toFixed(2)} on average, ${Math.max(...attempts)} at most (aim ${aims.attempts})`,
    'processor for each return': `${ms(cpu.servers)} of the servers, ${ms(cpu.clients)} of the clients here`,
    'asked to ask again': resyncs,
    'missed or repeated something': wrong,
    'the aims are': isMet ? 'met' : 'MISSED',
  })
  if (wrong > 0) throw new Error(`${wrong} followers missed or repeated something.`)
  return { aims, isMet, ...figures }
}
