import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { childEnv, root } from './env.ts'
import { freePort } from './freePort.ts'

export interface BenchCluster {
  /** Behind the balancer. */
  url: string
  /** Each server's own. */
  urls: string[]
  stop(): Promise<void>
}

interface ClusterOptions {
  count: number
  redisUrl: string
}

const startMs = 180_000

/** Several servers over one embedded Postgres and this Redis, without pages. */
export async function runCluster({ count, redisUrl }: ClusterOptions): Promise<BenchCluster> {
  const port = await freePort()
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-bench-'))
  const file = join(root, 'apps', 'server', 'dist', 'commands', 'cluster.js')
  const child = spawn(process.execPath, [file, String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: childEnv({
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      DATABASE_URL: '',
      REDIS_URL: redisUrl,
      DEMO: '1',
      // Nobody listens there, and nobody looks at pages here.
      WEB_URL: 'http://127.0.0.1:9',
      LIMIT_MEMBER_SENDS: '1000000',
      LIMIT_ACCOUNT_SENDS: '1000000',
      LIMIT_MEMBER_SOCKETS: '1000000',
    }),
  })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  let told = ''
  child.stdout.on('data', (text: Buffer) => (told += text.toString()))
  const stop = async () => {
    child.kill('SIGINT')
    await gone
    rmSync(dataDir, { recursive: true, force: true })
  }
  const deadline = Date.now() + startMs
  while (!told.includes('Parley is at')) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop()
      throw new Error(`The servers did not start: ${told}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const ports = [...told.matchAll(/is process \d+ on port (\d+)/g)].map(([, one]) => one)
  return {
    url: `http://127.0.0.1:${port}`,
    urls: ports.map((one) => `http://127.0.0.1:${one}`),
    stop,
  }
}
