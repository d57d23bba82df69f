import { spawnGuarded } from '@parley/db/embedded'
import { freePort } from './freePort.ts'
import { keepRunning } from './keepRunning.ts'
import type { Kept } from './keepRunning.ts'

interface RedisOptions {
  /** Path of redis-server. */
  program: string
  say: (line: string) => void
}

/** A Redis that keeps nothing, on this machine alone; started again when it is killed. */
export async function startRedis({ program, say }: RedisOptions): Promise<Kept & { url: string }> {
  const port = await freePort()
  const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
  const kept = keepRunning({
    start: () => {
      const redis = spawnGuarded({ command: [program, ...flags], signal: 'TERM', output: 'pipe' })
      // Nobody reads it, and a full pipe would stop Redis.
      redis.onOutput(() => {})
      return redis
    },
    onLost: (waitMs) => say(`Redis ended; it starts again in ${waitMs} ms.`),
  })
  return { ...kept, url: `redis://127.0.0.1:${port}` }
}
