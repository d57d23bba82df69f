import type { ParleyClient } from '@parley/client'
import { keepPicture } from '@parley/client/picture'
import type { Seat } from '@parley/client/picture'
import { loadPicture } from './loadPicture.ts'
import { seatMark } from './seatMark.ts'

interface Here {
  build: string
  seat: Seat
  client: ParleyClient
  accountId: string
}

/** Keeps the page's files and its picture in this browser; call the answer to stop. */
export async function keepHere({ build, seat, client, accountId }: Here): Promise<() => void> {
  // Without a worker the picture is still there for a page that is open.
  void navigator.serviceWorker?.register('/sw.js').catch(() => {})
  const picture = loadPicture(build)
  await picture.sit(seat)
  if ('caches' in globalThis) await caches.open(seatMark)
  const { mirror } = client.account(accountId)
  return keepPicture({ queryClient: client.queryClient, mirror, picture })
}
