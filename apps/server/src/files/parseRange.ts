import type { ByteRange } from './FileStore.ts'

/**
 * The one range a request asks for; null for the whole file, also where it asks for several or in a way
 * we do not know. `outside` when the file has no such bytes.
 */
export function parseRange(header: string | undefined, size: number): ByteRange | 'outside' | null {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? []
  if (from === '' && to === '') return null
  const last = size - 1
  if (from === '')
    return to === '0' ? 'outside' : { start: Math.max(0, size - Number(to)), end: last }
  const start = Number(from)
  const end = to === '' ? last : Math.min(Number(to), last)
  if (to !== '' && Number(to) < start) return null
  return start > last ? 'outside' : { start, end }
}
