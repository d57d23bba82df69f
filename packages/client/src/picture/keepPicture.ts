import type { QueryCacheNotifyEvent, QueryClient } from '@tanstack/query-core'
import type { Mirror } from '../mirror/Mirror.ts'
import { isOurs } from '../mirror/keys.ts'
import type { Key } from '../mirror/keys.ts'
import type { Picture, Shot } from './Picture.ts'

interface Keeping {
  queryClient: QueryClient
  mirror: Mirror
  picture: Pick<Picture, 'write'>
  /** Milliseconds from the first change to the writing of all of them. */
  everyMs?: number
  /** Resolves when the page has nothing better to do. */
  idle?: () => Promise<void>
}

/** The first round comes soon: the page may not be open for long. */
const firstMs = 500

/**
 * Keeps what the mirror holds: each changed answer once in a while, one at a time while the page is
 * idle, and at once when the page is left. Call the answer to stop. Ends by itself when another person
 * sits here.
 */
export function keepPicture(keeping: Keeping): () => void {
  const { queryClient, mirror, picture, everyMs = 5000, idle = whenIdle } = keeping
  const cache = queryClient.getQueryCache()
  const changed = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let isStopped = false

  const note = (queryHash: string) => {
    changed.add(queryHash)
    timer ??= setTimeout(() => void round(), everyMs)
  }
  const hear = ({ type, query }: QueryCacheNotifyEvent) => {
    if (type === 'updated' && isOurs(query.queryKey, mirror.accountId)) note(query.queryHash)
  }
  const off = cache.subscribe(hear)
  for (const { queryKey, queryHash } of cache.getAll())
    if (isOurs(queryKey, mirror.accountId)) changed.add(queryHash)
  timer = setTimeout(() => void round(), firstMs)
  const onLeave = () => {
    if (globalThis.document?.visibilityState === 'hidden') void write([...take()].flatMap(shotOf))
  }
  globalThis.document?.addEventListener('visibilitychange', onLeave)
  return stop

  function stop() {
    isStopped = true
    clearTimeout(timer)
    off()
    globalThis.document?.removeEventListener('visibilitychange', onLeave)
  }

  /** What changed, and what is on the screen: the log may have moved on without changing it. */
  function take(): Set<string> {
    const hashes = new Set(changed)
    changed.clear()
    if (hashes.size === 0) return hashes
    const shown = cache.findAll({ type: 'active' })
    for (const { queryKey, queryHash } of shown)
      if (isOurs(queryKey, mirror.accountId)) hashes.add(queryHash)
    return hashes
  }

  async function round(): Promise<void> {
    for (const hash of take()) {
      await idle()
      await write(shotOf(hash))
      if (isStopped) return
    }
    timer = changed.size > 0 ? setTimeout(() => void round(), everyMs) : undefined
  }

  function shotOf(hash: string): Shot[] {
    const query = cache.get(hash)
    const kept = mirror.keepable(hash)
    if (!query || !kept) return []
    return [{ key: query.queryKey as unknown as Key, kept, isShown: query.isActive() }]
  }

  async function write(shots: Shot[]): Promise<void> {
    const { userId } = mirror.viewer
    if (shots.length === 0 || isStopped) return
    // A browser without room: what it has is as old as it says.
    const isMine = await picture
      .write({ userId, accountId: mirror.accountId }, shots)
      .catch(() => true)
    if (!isMine) stop()
  }
}

function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function')
      requestIdleCallback(() => resolve(), { timeout: 2000 })
    else setTimeout(resolve, 50)
  })
}
