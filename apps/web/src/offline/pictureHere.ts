import type { PictureStore } from '@parley/client'
import { seatMark } from './seatMark.ts'

/** What is kept in this browser, read by code that is loaded when it is needed. */
export function pictureHere(build: string): PictureStore {
  const load = () => import('./loadPicture.ts').then(({ loadPicture }) => loadPicture(build))
  return {
    read: async (onlooker, key) => (await load()).read(onlooker, key),
    forget: forgetPicture,
  }
}

/** Leaves nothing to be opened without the network, whoever was here. */
export async function forgetPicture(): Promise<void> {
  const { loadPicture } = await import('./loadPicture.ts')
  await Promise.all([
    loadPicture('').forget(),
    'caches' in globalThis ? caches.delete(seatMark) : null,
  ])
}
