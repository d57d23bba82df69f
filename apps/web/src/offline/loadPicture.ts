import { indexedDbPicture } from '@parley/client/picture'
import type { Picture } from '@parley/client/picture'

const opened = new Map<string, Picture>()

/** The picture of one build; the same object each time. */
export function loadPicture(build: string): Picture {
  const picture = opened.get(build) ?? indexedDbPicture({ build })
  opened.set(build, picture)
  return picture
}
