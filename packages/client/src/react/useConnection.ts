import { useSyncExternalStore } from 'react'
import { useParley } from './useParley.ts'
import type { ConnectionView } from './views.ts'

/** How current the picture is, and how much waits to be sent. */
export function useConnection(): ConnectionView {
  const { client, account } = useParley()
  const { queued } = account.outbox
  const connection = useSyncExternalStore(
    client.connection.subscribe,
    client.connection.get,
    client.connection.get,
  )
  const count = useSyncExternalStore(queued.subscribe, queued.get, queued.get)
  return { connection, queued: count, retryNow: client.retryNow }
}
