import type { Sample } from '../checker/checkBounds.ts'
import type { ServerHouse } from '../stage/ServerHouse.ts'

const everyMs = 1000
/** Starting and coming back from standing still take a while. */
const disturbedMs = 6000

/**
 * Reads /metrics of each server once a second until it is stopped; samples are collected in the answer.
 * One after the other: asked at once, all servers would be busy with it at the moment of a message.
 */
export function watchServers(servers: readonly ServerHouse[]) {
  const samples: Sample[] = []
  const look = async (server: ServerHouse) => {
    const { name, pid, port, isReady } = server
    if (!isReady) return
    const text = await fetch(`http://127.0.0.1:${port}/metrics`, {
      signal: AbortSignal.timeout(2000),
    }).then(
      (response) => response.text(),
      () => '',
    )
    const at = Date.now()
    const read = (metric: string) =>
      Number(new RegExp(`^${metric}(?:\\{[^}]*\\})? (\\S+)`, 'm').exec(text)?.[1])
    const memory = read('process_resident_memory_bytes')
    if (!memory) return
    samples.push({
      server: name,
      at,
      pid,
      memory,
      loopDelayMs: read('nodejs_eventloop_lag_p99_seconds') * 1000,
      connections: read('parley_connections'),
      isDisturbed: at - server.disturbedAt < disturbedMs,
    })
  }
  let turn = 0
  const timer = setInterval(() => {
    void look(servers[turn % servers.length]!)
    turn += 1
  }, everyMs / servers.length)
  return { samples, stop: () => clearInterval(timer) }
}
