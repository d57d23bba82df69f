import type { CannedReply } from './words.ts'

/** The order of canned replies, the same on both sides: by shortcut, then by id. */
export function byShortcut(a: CannedReply, b: CannedReply): number {
  if (a.shortcut !== b.shortcut) return a.shortcut < b.shortcut ? -1 : 1
  return a.id < b.id ? -1 : 1
}
