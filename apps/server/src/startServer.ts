import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isatty } from 'node:tty'
import type { Db } from '@parley/db'
import { createRealtime, memoryBus, redisBus } from '@parley/realtime'
import { createApi } from './api/createApi.ts'
import type { Api } from './api/createApi.ts'
import { createAuth } from './auth/createAuth.ts'
import type { Env } from './env.ts'
import { createFiles } from './files/createFiles.ts'
import { openStore } from './files/openStore.ts'
import { createFrontDoor } from './http/createFrontDoor.ts'
import type { Readiness } from './http/createFrontDoor.ts'
import { stopListening } from './http/stopListening.ts'
import { openDatabase } from './house/openDatabase.ts'
import { readReadiness } from './house/readReadiness.ts'
import { readSecret } from './house/readSecret.ts'
import { startJobs } from './jobs/startJobs.ts'
import { openSharedCount } from './limits/openSharedCount.ts'
import { readLimits } from './limits/readLimits.ts'
import { createLog } from './log/createLog.ts'
import { logBusState } from './log/logBusState.ts'
import { logNotice } from './log/logNotice.ts'
import { createMetrics } from './metrics/createMetrics.ts'
import type { PageFiles } from './pages/openPageFiles.ts'
import { startPages } from './pages/startPages.ts'
import { readVapidKeys } from './push/readVapidKeys.ts'
import { startPush } from './push/startPush.ts'
import { seedDemo } from './seed/seedDemo.ts'
import { createOrigins } from './session/createOrigins.ts'
import { reasonOf } from './log/reasonOf.ts'

export interface RunningServer {
  port: number
  demo: boolean
  /** What the log carries: redis or this process alone. */
  bus: 'redis' | 'memory'
  /** Resolves once /readyz would say 200. */
  ready(): Promise<void>
  stop(): Promise<void>
}

interface StartOptions {
  dev?: boolean
  /** Off for servers that render no pages, such as a test's. */
  pages?: boolean
  /** One line of progress. */
  say?: (line: string) => void
  parts?: Partial<Parts>
}

/** What a proof may put in the place of ours: it shows with a broken part that it would notice. */
export interface Parts {
  /** What verbs, followers and jobs take for the database. */
  useDb: (db: Db) => Db
  openRealtime: typeof createRealtime
}

/** Composes the house: database, log, bus, door and pages behind one port. */
export async function startServer(
  env: Env,
  { dev = false, pages: withPages = true, say = () => {}, parts: given = {} }: StartOptions = {},
): Promise<RunningServer> {
  const log = createLog({ level: env.LOG_LEVEL, isTerminal: isatty(2) })
  const metrics = createMetrics()
  let api: Api | null = null
  let pagesUrl = () => env.WEB_URL ?? null
  let pageFiles: PageFiles | null = null
  let readiness = async (): Promise<Readiness> => ({
    ready: false,
    postgres: 'starting',
    redis: 'starting',
    pages: 'starting',
    jobs: 'starting',
  })
  // First of all: a port that is taken is known before anything was started.
  const door = createFrontDoor({
    api: () => api,
    pagesUrl: () => pagesUrl(),
    pageFiles: () => pageFiles,
    readiness: () => readiness(),
    metrics,
    metricsToken: env.METRICS_TOKEN,
    dev,
  })
  const port = await listen(door, env)
  const undo: (() => Promise<unknown>)[] = []
  const stop = async () => {
    const began = Date.now()
    log.info({}, 'This server stops.')
    readiness = async () => stopping
    const listening = stopListening(door)
    for (const step of undo.splice(0).reverse())
      await step().catch((error: unknown) =>
        log.error({ error: reasonOf(error) }, 'A part did not stop.'),
      )
    await listening.end()
    log.info({ ms: Date.now() - began }, 'This server stopped.')
  }

  try {
    const database = await openDatabase(env)
    undo.push(() => database.close())
    const { useDb = same, openRealtime = createRealtime } = given
    const db = useDb(database.db)
    const demo = env.DEMO ?? database.isEmbedded
    if (demo && (await seedDemo(db))) say('The demo account was made.')
    const bus = env.REDIS_URL
      ? redisBus({
          url: env.REDIS_URL,
          isCluster: env.REDIS_CLUSTER,
          onState: logBusState(log),
        })
      : memoryBus()
    const realtime = openRealtime({ db, bus, tell: logNotice(log) })
    undo.push(() => realtime.close())
    const shared = env.REDIS_URL
      ? openSharedCount({ url: env.REDIS_URL, isCluster: env.REDIS_CLUSTER, realtime })
      : null
    undo.push(async () => shared?.close())
    const store = await openStore(env)
    const jobs = startJobs({ db, store, log, retentionDays: env.EVENT_RETENTION_DAYS })
    undo.push(() => jobs.stop())
    const origins = createOrigins({ publicUrl: env.PUBLIC_URL, allowed: env.ALLOWED_ORIGINS })
    const auth = createAuth({ db, secret: readSecret(env), publicUrl: env.PUBLIC_URL, origins })
    const settings = { demo, trustProxy: env.TRUST_PROXY }
    const limits = readLimits(env)
    const files = createFiles({ store, secret: readSecret(env), limits })
    const push = startPush({ db, realtime, keys: readVapidKeys(env), hosts: env.PUSH_HOSTS, log })
    undo.push(() => push.stop())
    const house = { db, realtime, auth, origins, settings, files, push }
    const parts = { ...house, log, metrics, limits, shared }
    const opened = createApi(parts)
    metrics.count({ realtime, api: opened })
    api = opened
    if (withPages && !env.WEB_URL) {
      const pages = await startPages({ apiUrl: `http://127.0.0.1:${port}`, dev, log })
      undo.push(() => pages.stop())
      pagesUrl = pages.url
      pageFiles = pages.files
    }
    // First of all what people asked for is finished; what it needs is there until then.
    undo.push(() => opened.close())
    const pagesUp = async () => !withPages || pagesUrl() !== null
    readiness = () => readReadiness({ db, realtime, jobs, pagesUp })
    log.info({ port, bus: env.REDIS_URL ? 'redis' : 'memory' }, 'This server listens.')
    return {
      port,
      demo,
      bus: env.REDIS_URL ? 'redis' : 'memory',
      ready: () => untilReady(readiness),
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

const same = (db: Db) => db

const stopping: Readiness = {
  ready: false,
  postgres: 'stopping',
  redis: 'stopping',
  pages: 'stopping',
  jobs: 'stopping',
}

async function untilReady(readiness: () => Promise<Readiness>) {
  while (!(await readiness()).ready) await new Promise((done) => setTimeout(done, 50))
}

async function listen(server: Server, { PORT, HOST }: Env): Promise<number> {
  await new Promise<void>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => fail(explain(error, PORT)))
    server.listen(PORT, HOST, done)
  })
  return (server.address() as AddressInfo).port
}

function explain(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new Error(
      `Port ${port} is taken. Stop what uses it, or start with another: PORT=${port + 1} npm start`,
    )
  if (error.code === 'EACCES')
    return new Error(
      `This user may not listen on port ${port}. Choose one above 1023: PORT=3000 npm start`,
    )
  return error
}
