import { procedures } from '../mirror/keys.ts'

interface Asked {
  type: 'query' | 'mutation' | 'subscription'
  path: string
}

/** What is kept waiting until it is told: its answer names its place in the log. */
const told =
  /^(conversations|operations|views)\.|^contacts\.create$|^messages\.(send|edit|delete|react)$/
const lists = /\.(list|search)$/

/** Whether data may be what the server says: answers are objects, lists hold items, what the log feeds has a place. */
export function isAnswer({ path }: Asked, data: unknown): boolean {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return false
  const { items, asOf } = data as { items?: unknown; asOf?: unknown }
  if (lists.test(path) && !Array.isArray(items)) return false
  const hasPlace = typeof asOf === 'string' && /^\d+\./.test(asOf)
  return hasPlace || !(path in procedures || told.test(path))
}
