import type { Env } from '../env.ts'
import { openDatabase } from '../house/openDatabase.ts'
import { readSecret } from '../house/readSecret.ts'
import { createLog } from '../log/createLog.ts'
import { startPages } from '../pages/startPages.ts'
import { seedDemo } from '../seed/seedDemo.ts'
import { createBalancer } from './createBalancer.ts'
import { freePort } from './freePort.ts'
import { startMember } from './startMember.ts'
import type { Member } from './startMember.ts'
import { startRedis } from './startRedis.ts'

interface ClusterOptions {
  count: number
  /** Path of redis-server, where REDIS_URL names none. */
  redisProgram: string
  say: (line: string) => void
}

export interface Cluster {
  port: number
  demo: boolean
  /** Resolves once every server and the pages are ready. */
  ready(): Promise<void>
  stop(): Promise<void>
}

/** Several servers on one machine over one Postgres and one Redis, behind one port without stickiness. */
export async function startCluster(
  env: Env,
  { count, redisProgram, say }: ClusterOptions,
): Promise<Cluster> {
  const members: Member[] = []
  const ports = () => members.filter((one) => one.isReady()).map(({ port }) => port)
  const balancer = createBalancer({ ports, patienceMs: 15_000 })
  // First of all: a port that is taken is known before anything was started.
  const port = await balancer.listen(env.PORT, env.HOST)
  const undo: (() => Promise<unknown> | void)[] = [() => balancer.close()]
  const stop = async () => {
    balancer.stopAccepting()
    for (const step of undo.splice(0).reverse())
      await Promise.resolve(step()).catch((error: unknown) => say(String(error)))
  }
  try {
    const database = await openDatabase(env)
    undo.push(() => database.close())
    const demo = env.DEMO ?? database.isEmbedded
    if (demo && (await seedDemo(database.db))) say('The demo account was made.')
    const redis = env.REDIS_URL ? null : await startRedis({ program: redisProgram, say })
    undo.push(() => redis?.stop())
    const log = createLog({ level: env.LOG_LEVEL, isTerminal: false })
    const apiUrl = `http://127.0.0.1:${port}`
    const pages = env.WEB_URL ? null : await startPages({ apiUrl, dev: false, log })
    undo.push(() => pages?.stop())
    const shared = {
      DATABASE_URL: database.url,
      REDIS_URL: env.REDIS_URL ?? redis!.url,
      WEB_URL: env.WEB_URL ?? pages!.address,
      AUTH_SECRET: readSecret(env),
      DEMO: demo ? '1' : '0',
    }
    for (let index = 1; index <= count; index += 1)
      members.push(
        startMember({ name: `Server ${index}`, port: await freePort(), env: shared, say }),
      )
    undo.push(() => Promise.all(members.map((member) => member.stop())))
    const isReady = () =>
      members.every((member) => member.isReady()) && (pages === null || pages.url() !== null)
    return { port, demo, ready: () => until(isReady), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function until(holds: () => boolean) {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 50))
}
