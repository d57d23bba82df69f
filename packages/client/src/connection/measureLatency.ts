import { heartbeat } from './heartbeat.ts'

/** Milliseconds until the server answers on the socket that stands; null where none does, or no answer comes in time. */
export function measureLatency(ws: WebSocket | null): Promise<number | null> {
  if (!ws) return Promise.resolve(null)
  const asked = performance.now()
  return new Promise((resolve) => {
    const end = (ms: number | null) => {
      clearTimeout(timer)
      ws.removeEventListener('message', hear)
      resolve(ms)
    }
    const hear = ({ data }: MessageEvent) => data === 'PONG' && end(performance.now() - asked)
    const timer = setTimeout(() => end(null), heartbeat.pongTimeoutMs)
    ws.addEventListener('message', hear)
    ws.send('PING')
  })
}
