import { useSyncExternalStore } from 'react'
import { useParley } from './useParley.ts'
import type { ConnectionView } from './views.ts'

/** How current the picture is, and how many words wait to be sent. */
export function useConnection(): ConnectionView {
  const { client, account } = useParley()
  const { sendings } = account.outbox
  const connection = useSyncExternalStore(
    client.connection.subscribe,
    client.connection.get,
    client.connection.get,
  )
  const states = useSyncExternalStore(sendings.subscribe, sendings.get, sendings.get)
  const queued = [...states.values()].filter(({ state }) => state !== 'failed').length
  return { connection, queued, retryNow: client.retryNow }
}
