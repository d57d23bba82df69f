import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freshDb } from '@parley/db/testing'
import { createRealtime, memoryBus } from '@parley/realtime'
import type { RealtimeLimits } from '@parley/realtime'
import type { Log } from '@parley/api'
import { createAuth } from '../../auth/createAuth.ts'
import { createFiles } from '../../files/createFiles.ts'
import { diskStore } from '../../files/diskStore.ts'
import { defaultLimits } from '../../limits/Limits.ts'
import type { Limits } from '../../limits/Limits.ts'
import { createMetrics } from '../../metrics/createMetrics.ts'
import { createOrigins } from '../../session/createOrigins.ts'
import { createApi } from '../createApi.ts'

/** Everything under /api on a port of its own, over a database of its own. */
export async function startHouse({
  limits = {} as Partial<RealtimeLimits>,
  trustProxy = false,
  demo = false,
  /** How much may be asked, where it differs from what is usual. */
  asks = {} as Partial<Limits>,
} = {}) {
  const { db, drop } = await freshDb()
  const realtime = createRealtime({ db, bus: memoryBus(), limits })
  const origins = createOrigins({})
  const auth = createAuth({ db, secret: 'a secret of 32 characters or more', origins })
  const errors: string[] = []
  const keep = (line: object, message: string) =>
    void errors.push(`${message} ${JSON.stringify(line)}`)
  const told: { message: string; [fact: string]: unknown }[] = []
  const log: Log = {
    info: (line, message) => void told.push({ message, ...line }),
    warn: keep,
    error: keep,
  }
  const metrics = createMetrics()
  const secret = 'another secret of 32 characters'
  const allowed = { ...defaultLimits, ...asks }
  const folder = await mkdtemp(join(tmpdir(), 'parley-house-'))
  const files = createFiles({ store: diskStore(folder), secret, limits: allowed })
  const api = createApi({
    db,
    realtime,
    auth,
    origins,
    settings: { demo, trustProxy },
    files,
    push: { publicKey: 'a key', mayReach: (endpoint) => endpoint.startsWith('https://push.test') },
    log,
    metrics,
    limits: allowed,
  })
  const server = createServer({ maxHeaderSize: 65_536 }, (req, res) => {
    void api.handle(req, res).then((isHandled) => {
      if (!isHandled) res.writeHead(404).end()
    })
  })
  server.on('upgrade', (req, socket, head) => api.upgrade(req, socket, head))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    db,
    realtime,
    api,
    files,
    /** Warnings and errors of the log. */
    errors,
    /** Its other lines. */
    told,
    port,
    url: `http://127.0.0.1:${port}`,
    socketUrl: `ws://127.0.0.1:${port}/api/trpc`,
    async stop() {
      await api.close({ spreadMs: 0, graceMs: 1000 })
      server.closeAllConnections()
      server.close()
      await realtime.close()
      await drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type House = Awaited<ReturnType<typeof startHouse>>
