/** What the server wakes a browser with. */
interface Pushed {
  id: string
  kind: 'mention' | 'assignment' | 'reply' | 'newConversation'
  count: number
  name: string | null
  where: string | null
  words: string | null
  path: string
  language: string | null
}

type Words = Record<string, Record<string, string>>

/** The part of a service worker's world that is used; the library of types has it for pages only. */
interface Worker {
  addEventListener(type: string, listener: (event: never) => void): void
  navigator: { language: string }
  location: { origin: string }
  registration: { showNotification(title: string, options: object): Promise<void> }
  clients: {
    claim(): Promise<void>
    matchAll(options: object): Promise<Tab[]>
    openWindow(path: string): Promise<unknown>
  }
  skipWaiting(): Promise<void>
}

interface Tab {
  url: string
  focus(): Promise<unknown>
  postMessage(message: object): void
}

/**
 * Shows what the server tells, and brings who clicks to the message. It is printed into the worker's
 * file as it stands: nothing outside of it exists there.
 */
export function serviceWorker(worker: Worker, words: Words): void {
  worker.addEventListener('install', () => void worker.skipWaiting())
  worker.addEventListener('activate', (event: { waitUntil(done: Promise<unknown>): void }) =>
    event.waitUntil(worker.clients.claim()),
  )
  worker.addEventListener(
    'push',
    (event: { data: { json(): Pushed } | null; waitUntil(done: Promise<unknown>): void }) => {
      if (!event.data) return
      const told = event.data.json()
      const language = told.language ?? worker.navigator.language.slice(0, 2)
      const mine = words[language] ?? words['en']!
      const key = told.count > 1 && `${told.kind}s` in mine ? `${told.kind}s` : told.kind
      const title = mine[key]!.replace('{name}', told.name ?? mine['somebody']!).replace(
        '{count}',
        String(told.count),
      )
      const body = told.words ?? told.where ?? ''
      const data = { path: told.path }
      const options = { body, tag: told.id, data, icon: '/icon.svg', lang: language }
      event.waitUntil(worker.registration.showNotification(title, options))
    },
  )
  worker.addEventListener(
    'notificationclick',
    (event: {
      notification: { data: { path: string }; close(): void }
      waitUntil(done: Promise<unknown>): void
    }) => {
      event.notification.close()
      const { path } = event.notification.data
      const open = async () => {
        const tabs = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
        const [, account] = /^\/accounts\/([^/]+)\//.exec(path) ?? []
        const tab = tabs.find(({ url }) =>
          url.startsWith(`${worker.location.origin}/accounts/${account}/`),
        )
        if (!tab) return worker.clients.openWindow(path)
        tab.postMessage({ type: 'parley.open', path })
        return tab.focus()
      }
      event.waitUntil(open())
    },
  )
}
