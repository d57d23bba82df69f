import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import type { Duplex } from 'node:stream'
import { createProxyServer } from 'httpxy'
import { sendJson } from '../api/sendJson.ts'
import type { Api } from '../api/createApi.ts'
import type { Metrics } from '../metrics/createMetrics.ts'
import { mayReadMetrics } from '../metrics/mayReadMetrics.ts'
import { guardPage } from '../pages/guardPage.ts'
import type { PageFiles } from '../pages/openPageFiles.ts'
import { waitingPage } from './waitingPage.ts'

interface FrontDoorOptions {
  /** Null until the house is ready. */
  api: () => Api | null
  /** Where pages are rendered; null while nobody renders them. */
  pagesUrl: () => string | null
  /** What pages are made of, where this machine has it. */
  pageFiles?: () => PageFiles | null
  /** What /readyz names. */
  readiness: () => Promise<Readiness>
  metrics: Pick<Metrics, 'print'>
  /** Lets others than this machine read /metrics. */
  metricsToken?: string | undefined
  dev: boolean
}

export interface Readiness {
  ready: boolean
  postgres: string
  redis: string
  pages: string
  /** Whether what came due during a downtime is done. */
  jobs: string
}

/** What Node could not read, other than for being no HTTP. */
const badRequests: Record<string, string> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}

/** Who begins a request says the rest of it within this, or is let go: in ms. */
const patience = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 2000,
}

/** One origin: API, socket, health and pages under one port. */
export function createFrontDoor({
  api,
  pagesUrl,
  pageFiles = () => null,
  readiness,
  metrics,
  metricsToken,
  dev,
}: FrontDoorOptions): Server {
  const proxy = createProxyServer({ xfwd: true })
  const server = createServer({ maxHeaderSize: 65_536, ...patience }, (req, res) => {
    res.on('error', () => {})
    void answer(req, res).catch(() => res.destroy())
  })
  server.on('upgrade', (req, socket, head) => upgrade(req, socket, head))
  server.on('clientError', ({ code }: NodeJS.ErrnoException, socket) => {
    const status = badRequests[code ?? ''] ?? '400 Bad Request'
    if (socket.writable) socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`)
    else socket.destroy()
  })
  return server

  async function answer(req: IncomingMessage, res: ServerResponse) {
    const path = req.url ?? '/'
    if (path === '/healthz') return sendJson(res, 200, { alive: true })
    if (path === '/readyz') {
      const state = await readiness()
      return sendJson(res, state.ready ? 200 : 503, state)
    }
    if (path === '/metrics') return count(req, res)
    if (await pageFiles()?.(req, res)) return
    const door = api()
    if (door && (await door.handle(req, res))) return
    await render(req, res)
  }

  async function count(req: IncomingMessage, res: ServerResponse) {
    if (!mayReadMetrics(req, metricsToken)) return void res.writeHead(404).end()
    const { type, text } = await metrics.print()
    res.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(text)
  }

  async function render(req: IncomingMessage, res: ServerResponse) {
    const target = api() && pagesUrl()
    if (!target) return wait(res)
    guardPage(req, res, { dev })
    await proxy
      .web(req, res, { target })
      .catch(() => askAgain(req, res, target))
      .catch(() => wait(res))
  }

  /** A kept connection may close just as it is used: without its scripts a page stays dead. */
  async function askAgain(req: IncomingMessage, res: ServerResponse, target: string) {
    const isSafe = req.method === 'GET' || req.method === 'HEAD'
    if (!isSafe || res.headersSent) throw new Error('It may have been done already.')
    // The request itself has ended: piped again, it would never end.
    await proxy.web(req, res, { target, agent: false, buffer: Readable.from([]) })
  }

  function wait(res: ServerResponse) {
    if (res.headersSent) return void res.destroy()
    res.writeHead(503, {
      'content-type': 'text/html; charset=utf-8',
      'retry-after': '1',
      'cache-control': 'no-store',
    })
    res.end(waitingPage)
  }

  function upgrade(req: IncomingMessage, socket: Duplex, head: Buffer) {
    // Before anything else: a reset without a listener ends the process.
    socket.on('error', () => socket.destroy())
    const target = pagesUrl()
    if (dev && target && req.url?.startsWith('/_next/')) {
      proxy.ws(req, socket as never, { target }, head).catch(() => socket.destroy())
      return
    }
    const door = api()
    if (door) door.upgrade(req, socket, head)
    else socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n')
  }
}
