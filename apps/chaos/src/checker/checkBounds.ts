import type { Violation } from './History.ts'

/** A look at one server. */
export interface Sample {
  server: string
  at: number
  pid: number
  /** Bytes of the process. */
  memory: number
  /** Milliseconds that 99 of 100 turns of its loop were late at most, since the look before. */
  loopDelayMs: number
  /** Open sockets. */
  connections: number
  /** It was held or started a moment ago. */
  isDisturbed: boolean
}

export interface Bounds {
  /** Bytes a process may grow beyond what it took at first. */
  growth: number
  loopDelayMs: number
  /** Sockets of all servers together. */
  connections: number
}

/** Memory, lateness of the loop and open connections of the servers stay within their bounds. */
export function checkBounds(samples: readonly Sample[], bounds: Bounds): Violation[] {
  const calm = samples.filter(({ isDisturbed }) => !isDisturbed)
  const first = new Map<number, Sample>()
  return calm.flatMap((sample): Violation[] => {
    const { server, pid, memory, loopDelayMs, connections } = sample
    const before = first.get(pid) ?? sample
    first.set(pid, before)
    const grown = memory - before.memory
    return [
      ...said('memory', `${server} grew by ${megabytes(grown)} MB`, grown > bounds.growth),
      ...said(
        'loopDelay',
        `the loop of ${server} was ${Math.round(loopDelayMs)} ms late`,
        loopDelayMs > bounds.loopDelayMs,
      ),
      ...said(
        'connections',
        `${server} holds ${connections} sockets`,
        connections > bounds.connections,
      ),
    ]
  })
}

function said(kind: Violation['kind'], detail: string, isSo: boolean): Violation[] {
  return isSo ? [{ kind, detail }] : []
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024)
}
