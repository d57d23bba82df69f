import { enPushed } from '../../i18n/enNotifications.ts'
import { frPushed } from '../../i18n/frNotifications.ts'
import { keepShell } from '../../offline/keepShell.ts'
import { readBuild } from '../../offline/readBuild.ts'
import { seatMark } from '../../offline/seatMark.ts'
import { serviceWorker } from '../../push/serviceWorker.ts'

/** The service worker: what a browser runs when it is woken and no page of ours is open, and when there is no network. */
export async function GET(): Promise<Response> {
  const words = { en: enPushed, fr: frPushed }
  const { id, scripts } = await readBuild()
  const parts = [call(serviceWorker, words)]
  if (id !== null) parts.push(call(keepShell, { build: id, scripts, seatMark }))
  return new Response(parts.join('\n'), {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' },
  })
}

function call(part: (worker: never, given: never) => void, given: object): string {
  return `(${part.toString()})(self, ${JSON.stringify(given)});`
}
