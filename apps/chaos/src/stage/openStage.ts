import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { createBalancer, freePort } from '@parley/server'
import { root } from '../env.ts'
import type { Keeper } from './Keeper.ts'
import { openLine } from './openLine.ts'
import type { Line } from './openLine.ts'
import { PostgresHouse } from './PostgresHouse.ts'
import { RedisHouse } from './RedisHouse.ts'
import { ServerHouse } from './ServerHouse.ts'

interface StageOptions {
  keeper: Keeper
  /** Holds the data and the logs. */
  folder: string
  /** Which part of the servers is broken on purpose. */
  plant: string | null
  /** Decides which chunks are torn. */
  chance: () => number
  /** A server ended without being asked. */
  onDied: (name: string) => void
}

/** All that runs beside the clients. */
export interface Stage {
  postgres: PostgresHouse
  redis: RedisHouse
  servers: readonly ServerHouse[]
  /** Between each server and Redis. */
  redisLines: readonly Line[]
  /** The balancer over all servers. */
  port: number
  close(): Promise<void>
}

const start = join(root, 'apps', 'server', 'dist', 'start.js')
const broken = join(root, 'apps', 'chaos', 'dist', 'plants', 'runBroken.js')

/** Three servers over a private PostgreSQL and Redis, each behind its own line to Redis. */
export async function openStage({
  keeper,
  folder,
  plant,
  chance,
  onDied,
}: StageOptions): Promise<Stage> {
  const undo: (() => unknown)[] = []
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    const postgres = new PostgresHouse(folder)
    await postgres.start()
    undo.push(() => postgres.stop())
    const redis = new RedisHouse(keeper, folder, await freePort())
    redis.start()
    undo.push(() => redis.kill())
    const secret = randomBytes(24).toString('hex')
    const servers: ServerHouse[] = []
    const redisLines: Line[] = []
    undo.push(() => Promise.all(servers.map((server) => server.kill())))
    for (const index of [1, 2, 3]) {
      const line = await openLine(redis.port, chance)
      redisLines.push(line)
      undo.push(() => line.close())
      servers.push(
        new ServerHouse({
          keeper,
          folder,
          onDied,
          name: `server-${index}`,
          port: await freePort(),
          command: [process.execPath, ...(plant ? [broken, plant] : [start])],
          env: settings(postgres.url, line.port, secret),
        }),
      )
    }
    // One migrates before the others look.
    await servers[0]!.start()
    await Promise.all(servers.map((server) => server.start()))
    const missing = servers.find(({ isReady }) => !isReady)
    if (missing) throw new Error(`${missing.name} did not start; see ${folder}.`)
    const ports = () => servers.filter(({ isReady }) => isReady).map(({ port }) => port)
    const balancer = createBalancer({ ports })
    const port = await balancer.listen(0, '127.0.0.1')
    undo.push(() => balancer.close())
    return { postgres, redis, servers, redisLines, port, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** What is tried is the product, not its limits. */
function settings(databaseUrl: string, redisPort: number, secret: string): Record<string, string> {
  const limits = ['MEMBER_SENDS', 'ACCOUNT_SENDS', 'MEMBER_SIGNALS', 'SOCKET_CALLS'] as const
  return {
    DATABASE_URL: databaseUrl,
    REDIS_URL: `redis://127.0.0.1:${redisPort}`,
    AUTH_SECRET: secret,
    DEMO: '0',
    // Nobody listens there, and nobody looks at pages here.
    WEB_URL: 'http://127.0.0.1:9',
    LOG_LEVEL: 'warn',
    NODE_ENV: 'production',
    ...Object.fromEntries(limits.map((name) => [`LIMIT_${name}`, '1000000'])),
  }
}
