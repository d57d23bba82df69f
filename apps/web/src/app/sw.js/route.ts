import { catalogues } from '../../i18n/catalogues.ts'
import { serviceWorker } from '../../push/serviceWorker.ts'

/** The service worker: what a browser runs when it is woken and no page of ours is open. */
export function GET(): Response {
  const words = Object.fromEntries(
    Object.entries(catalogues).map(([language, { pushed }]) => [language, pushed]),
  )
  const body = `const words = ${JSON.stringify(words)};\n(${serviceWorker.toString()})(self, words);\n`
  return new Response(body, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' },
  })
}
