import { useEffect, useState, useSyncExternalStore } from 'react'
import { measureLatency } from '../connection/measureLatency.ts'
import { useParley } from './useParley.ts'
import type { ConnectionFacts } from './views.ts'

const everyMs = 2000

/** How the connection has been; its latency is measured while this is used. */
export function useConnectionFacts(): ConnectionFacts {
  const { client, account } = useParley()
  const { history } = client
  const { lastEvent } = account
  const known = useSyncExternalStore(history.subscribe, history.get, history.get)
  const event = useSyncExternalStore(lastEvent.subscribe, lastEvent.get, lastEvent.get)
  const [latencyMs, setLatency] = useState<number | null>(null)
  useEffect(() => {
    let isUsed = true
    const measure = () =>
      void measureLatency(client.socket()).then((ms) => {
        if (isUsed) setLatency(ms)
      })
    measure()
    const timer = setInterval(measure, everyMs)
    return () => {
      isUsed = false
      clearInterval(timer)
    }
  }, [client])
  return { ...known, lastEvent: event, latencyMs }
}
