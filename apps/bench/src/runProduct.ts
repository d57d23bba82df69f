import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { childEnv, root } from './env.ts'
import { freePort } from './freePort.ts'

export interface Product {
  url: string
  /** The embedded database it runs. */
  databaseUrl: string
  /** Runs a command of the product on the same data and waits for it. */
  command(file: string, ...args: string[]): Promise<void>
  stop(): Promise<void>
}

const built = join(root, 'apps', 'server', 'dist')

/** The product as `npm start` runs it, on data of its own that goes with it. */
export async function runProduct(): Promise<Product> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-bench-'))
  const env = childEnv({
    PORT: String(port),
    DATA_DIR: dataDir,
    DATABASE_URL: '',
    REDIS_URL: '',
    DEMO: '1',
    WEB_URL: '',
    // What is measured is the product, not its limits.
    LIMIT_MEMBER_SENDS: '1000000',
    LIMIT_ACCOUNT_SENDS: '1000000',
  })
  const child = spawn(process.execPath, [join(built, 'start.js')], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const deadline = Date.now() + 120_000
  while (!(await isReady(url))) {
    if (child.exitCode !== null || Date.now() > deadline)
      throw new Error('The product did not start.')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const { port: databasePort } = JSON.parse(
    readFileSync(join(dataDir, 'postgres.json'), 'utf8'),
  ) as { port: number }
  const password = readFileSync(join(dataDir, 'postgres.password'), 'utf8').trim()
  return {
    url,
    databaseUrl: `postgres://postgres:${password}@127.0.0.1:${databasePort}/parley`,
    command: (file, ...args) =>
      new Promise((resolve) => {
        const run = spawn(process.execPath, [join(built, 'commands', file), ...args], {
          env,
          stdio: 'inherit',
        })
        run.once('exit', () => resolve())
      }),
    async stop() {
      child.kill('SIGINT')
      await gone
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then(
    (response) => response.ok,
    () => false,
  )
}
