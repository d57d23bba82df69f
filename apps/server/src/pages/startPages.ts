import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Log } from '@parley/api'
import { spawnGuarded } from '@parley/db/embedded'
import type { Guarded } from '@parley/db/embedded'
import { freePort } from '../cluster/freePort.ts'
import { childEnv, root } from '../env.ts'
import { openPageFiles } from './openPageFiles.ts'
import type { PageFiles } from './openPageFiles.ts'

interface PagesOptions {
  /** Where the page process asks the API. */
  apiUrl: string
  dev: boolean
  log: Log
}

/** The process that renders pages: a slow page must never delay a socket. */
export interface Pages {
  /** Where it listens, or will. */
  address: string
  /** The same; null while it is not up. */
  url(): string | null
  /** What pages are made of; null in `dev`, where it changes. */
  files: PageFiles | null
  stop(): Promise<void>
}

const folder = join(root, 'apps', 'web')
const longestWaitMs = 10_000

/** Starts Next.js on a free port of this machine and starts it again, ever later, when it ends. */
export async function startPages({ apiUrl, dev, log }: PagesOptions): Promise<Pages> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const next = createRequire(join(folder, 'package.json')).resolve('next/dist/bin/next')
  let running: Guarded | null = null
  let isUp = false
  let isStopping = false
  let waitMs = 250

  function start() {
    const args = [next, dev ? 'dev' : 'start', '--port', String(port), '--hostname', '127.0.0.1']
    const pages = spawnGuarded({
      command: [process.execPath, ...args],
      signal: 'TERM',
      output: dev ? 'inherit' : 'pipe',
      cwd: folder,
      env: childEnv({
        PARLEY_API_URL: apiUrl,
        NEXT_TELEMETRY_DISABLED: '1',
        NODE_ENV: dev ? 'development' : 'production',
      }),
    })
    running = pages
    let told = ''
    pages.onOutput((text) => (told = (told + text).slice(-2000)))
    void pages.exited.then((code) => {
      isUp = false
      running = null
      if (isStopping) return
      log.error({ code, told }, `The pages ended; starting them again in ${waitMs} ms.`)
      setTimeout(() => isStopping || start(), waitMs).unref()
      waitMs = Math.min(waitMs * 2, longestWaitMs)
    })
    void watch(pages)
  }

  async function watch(started: Guarded) {
    while (running === started && !isUp) {
      isUp = await fetch(`${url}/icon.svg`, { signal: AbortSignal.timeout(30_000) }).then(
        () => true,
        () => false,
      )
      if (!isUp) await pause(50)
    }
    if (isUp) waitMs = 250
  }

  start()
  return {
    address: url,
    url: () => (isUp ? url : null),
    files: dev ? null : openPageFiles(join(folder, '.next', 'static')),
    async stop() {
      isStopping = true
      if (!running) return
      running.end()
      await Promise.race([running.exited, pause(5000)])
    },
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms))
}
