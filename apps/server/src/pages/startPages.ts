import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Log } from '@parley/api'
import { childEnv, root } from '../env.ts'

interface PagesOptions {
  /** Where the page process asks the API. */
  apiUrl: string
  dev: boolean
  log: Log
}

/** The process that renders pages: a slow page must never delay a socket. */
export interface Pages {
  /** Where it listens; null while it is not up. */
  url(): string | null
  stop(): Promise<void>
}

const folder = join(root, 'apps', 'web')
const longestWaitMs = 10_000

/** Starts Next.js on a free port of this machine and starts it again, ever later, when it ends. */
export async function startPages({ apiUrl, dev, log }: PagesOptions): Promise<Pages> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const next = createRequire(join(folder, 'package.json')).resolve('next/dist/bin/next')
  let child: ChildProcess | null = null
  let isUp = false
  let isStopping = false
  let waitMs = 250

  function start() {
    const args = [next, dev ? 'dev' : 'start', '--port', String(port), '--hostname', '127.0.0.1']
    const env = childEnv({
      PARLEY_API_URL: apiUrl,
      NEXT_TELEMETRY_DISABLED: '1',
      NODE_ENV: dev ? 'development' : 'production',
    })
    const output = dev ? 'inherit' : 'pipe'
    child = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', output, output] })
    let told = ''
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (text: Buffer) => (told = (told + text.toString()).slice(-2000)))
    child.once('exit', (code) => {
      isUp = false
      child = null
      if (isStopping) return
      log.error({ code, told }, `The pages ended; starting them again in ${waitMs} ms.`)
      setTimeout(() => isStopping || start(), waitMs).unref()
      waitMs = Math.min(waitMs * 2, longestWaitMs)
    })
    void watch(child)
  }

  async function watch(started: ChildProcess) {
    while (child === started && !isUp) {
      isUp = await fetch(`${url}/healthz-pages`, { signal: AbortSignal.timeout(30_000) }).then(
        () => true,
        () => false,
      )
      if (!isUp) await pause(50)
    }
    if (isUp) waitMs = 250
  }

  start()
  return {
    url: () => (isUp ? url : null),
    async stop() {
      isStopping = true
      const running = child
      if (!running) return
      const gone = new Promise((done) => running.once('exit', done))
      running.kill('SIGTERM')
      await Promise.race([gone, pause(3000)])
      running.kill('SIGKILL')
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms))
}
