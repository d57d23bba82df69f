import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { childEnv, root } from '../env.ts'

/** The product as `npm start` runs it, in a process of its own that a test may kill. */
export interface Product {
  url: string
  start(): Promise<void>
  /** As the power would. */
  kill(): Promise<void>
  /** As ^C would, or what runs it; answers the exit code. */
  stop(signal?: 'SIGINT' | 'SIGTERM'): Promise<number | null>
  remove(): void
}

interface ProductOptions {
  databaseUrl: string
  redisUrl?: string
  /** Off where nobody looks at pages. */
  pages?: boolean
}

const command = join(root, 'apps', 'server', 'dist', 'start.js')

export async function runProduct({
  databaseUrl,
  redisUrl = '',
  pages = true,
}: ProductOptions): Promise<Product> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-e2e-'))
  const env = childEnv({
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    AUTH_SECRET: 'a secret of this test and no other',
    DEMO: '1',
    NODE_ENV: 'production',
    // Nobody listens there: the server then starts no page process.
    WEB_URL: pages ? '' : 'http://127.0.0.1:9',
  })
  let child: ChildProcess | null = null
  const gone = () =>
    new Promise<number | null>((resolve) => child!.once('exit', (code) => resolve(code)))
  return {
    url,
    async start() {
      let told = ''
      const started = spawn(process.execPath, [command], { env, stdio: ['ignore', 'pipe', 'pipe'] })
      child = started
      for (const stream of [started.stdout, started.stderr])
        stream.on('data', (text: Buffer) => (told += text.toString()))
      const deadline = Date.now() + 60_000
      while (!(await isReady(url))) {
        if (started.exitCode !== null || Date.now() > deadline)
          throw new Error(`The product did not start: ${told}`)
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },
    async kill() {
      const ended = gone()
      child!.kill('SIGKILL')
      await ended
    },
    async stop(signal = 'SIGINT') {
      if (!child || child.exitCode !== null || child.signalCode !== null) return null
      const ended = gone()
      child.kill(signal)
      return ended
    },
    remove: () => rmSync(dataDir, { recursive: true, force: true }),
  }
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then(
    (response) => response.ok,
    () => false,
  )
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
