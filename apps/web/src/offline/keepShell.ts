/** What can be said to an event of a service worker. */
interface Extendable {
  waitUntil(done: Promise<unknown>): void
}
interface Installing extends Extendable {
  /** Which requests pass the worker by; not in every browser. */
  addRoutes?(routes: object[]): Promise<void>
}
interface Asked extends Extendable {
  request: Request
  preloadResponse?: Promise<Response | undefined>
  respondWith(answer: Promise<Response>): void
}

/** The part of a service worker's world that is used; the library of types has it for pages only. */
interface Worker {
  addEventListener(type: string, listener: (event: never) => void): void
  location: { origin: string }
  caches: CacheStorage
  registration: { navigationPreload?: { enable(): Promise<void> } }
}

interface ShellOptions {
  build: string
  /** The files of the build that a page may load. */
  scripts: string[]
  /** The store that is there while somebody's picture is kept. */
  seatMark: string
}

/**
 * Keeps the page without data and the files it is made of, and opens it when the server cannot be
 * reached. Nothing of a person is stored here: no page that was drawn for somebody, and no answer of the
 * API. It is printed into the worker's file as it stands: nothing outside of it exists there.
 */
export function keepShell(worker: Worker, { build, scripts, seatMark }: ShellOptions): void {
  const shell = '/offline'
  const prefix = 'parley.shell.'
  const current = prefix + build
  /** So long a page is waited for, where one is kept. */
  const patienceMs = 4000
  const folder = '/_next/static/'
  const { caches } = worker

  worker.addEventListener('install', (event: Installing) => {
    const api = { condition: { urlPattern: { pathname: '/api/*' } }, source: 'network' }
    if (event.addRoutes) event.waitUntil(event.addRoutes([api]).catch(() => {}))
    // Notifications need the worker too: what is missing is fetched with the next page.
    event.waitUntil(fill().catch(() => {}))
  })

  worker.addEventListener('activate', (event: Extendable) => {
    event.waitUntil(clean())
    event.waitUntil(worker.registration.navigationPreload?.enable() ?? Promise.resolve())
  })

  worker.addEventListener('fetch', (event: Asked) => {
    const { request } = event
    const { origin, pathname } = new URL(request.url)
    if (request.method !== 'GET' || origin !== worker.location.origin) return
    if (request.mode === 'navigate') event.respondWith(open(event, pathname))
    else if (pathname.startsWith(folder)) event.respondWith(file(request))
  })

  /** The server's page, redirections and refusals too; without a server the one that is kept. */
  async function open(event: Asked, pathname: string): Promise<Response> {
    const asked = askFor(event)
    if (pathname !== '/' && !pathname.startsWith('/accounts/')) return asked
    const up = asked.then(
      (response) => ([502, 503, 504].includes(response.status) ? null : response),
      () => null,
    )
    const first = await Promise.race([up, late()])
    if (first) {
      event.waitUntil(fill().catch(() => {}))
      return first
    }
    return (await keptPage()) ?? asked
  }

  async function askFor({ request, preloadResponse }: Asked): Promise<Response> {
    return (await preloadResponse) ?? fetch(request)
  }

  /** A page that takes long is only worth leaving where there is something to show. */
  function late(): Promise<null> {
    return new Promise((resolve) => {
      const look = async () => (await caches.has(seatMark)) && resolve(null)
      setTimeout(() => void look(), patienceMs)
    })
  }

  async function keptPage(): Promise<Response | undefined> {
    return (await (await caches.open(current)).match(shell)) ?? caches.match(shell)
  }

  /** A name says its bytes: what is kept is what the server has. */
  async function file(request: Request): Promise<Response> {
    return (await caches.match(request.url)) ?? fetch(request)
  }

  /** The files first: the page is of no use without them. */
  async function fill(): Promise<void> {
    const cache = await caches.open(current)
    if (await cache.match(shell)) return
    await Promise.all(scripts.map((path) => keep(cache, path)))
    const page = await fetch(shell, { credentials: 'omit', cache: 'no-store' })
    if (!page.ok || page.redirected) return
    const text = await page.clone().text()
    const named = [...text.matchAll(/\/_next\/static\/[\w./~-]+\.(?:js|css)/g)].map(
      ([path]) => path,
    )
    // While servers change, the page may be of another build than this worker.
    if (!named.every((path) => scripts.includes(path))) return
    await keepFonts(cache)
    await cache.put(shell, page)
  }

  async function keep(cache: Cache, path: string): Promise<void> {
    if (await cache.match(path)) return
    const response = (await caches.match(path)) ?? (await fetch(path))
    if (!response.ok) throw new Error(`${path} was answered with ${response.status}.`)
    await cache.put(path, response)
  }

  /** Of the fonts those that a page has used: they are in the browser's own cache. */
  async function keepFonts(cache: Cache): Promise<void> {
    for (const sheet of scripts.filter((path) => path.endsWith('.css'))) {
      const text = (await (await cache.match(sheet))?.text()) ?? ''
      const fonts = [...text.matchAll(/url\(([^)]+\.woff2)/g)].map(
        ([, path]) => new URL(path!, new URL(sheet, worker.location.origin)).pathname,
      )
      await Promise.all(fonts.map((path) => keepIfUsed(cache, path)))
    }
  }

  async function keepIfUsed(cache: Cache, path: string): Promise<void> {
    const options = { cache: 'only-if-cached', mode: 'same-origin' } as const
    const response = await fetch(path, options).catch(() => null)
    if (response?.ok) await cache.put(path, response)
  }

  /** The build before stays, as open tabs may still load from it; older ones go. */
  async function clean(): Promise<void> {
    const names = (await caches.keys()).filter((name) => name.startsWith(prefix))
    const others = names.filter((name) => name !== current)
    await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)))
  }
}
