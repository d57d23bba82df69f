import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'

/** What a line does to what it carries. */
export interface LineFault {
  /** Swallows everything on what is connected and what connects; it stays lost. */
  isSilent: boolean
  /** Resets whoever connects. */
  isRefusing: boolean
  /** Each chunk comes this much later, in milliseconds. */
  delayMs: number
  /** Bytes a second and direction of each connection. */
  bytesPerSecond: number
  /** The chance of each chunk to be cut in half and the connection reset behind it. */
  tearing: number
}

/** A TCP line to a port of this machine. */
export interface Line {
  port: number
  fault: LineFault
  /** Resets what is connected; new connections go through. */
  cut(): void
  /** A line without faults; what was swallowed was lost, so its connections are reset. */
  heal(): void
  close(): void
}

interface Pair {
  near: Socket
  far: Socket
  hasLost: boolean
}

const sound: LineFault = {
  isSilent: false,
  isRefusing: false,
  delayMs: 0,
  bytesPerSecond: Infinity,
  tearing: 0,
}

/** A line whose faults are set from outside; `chance` decides which chunk is torn. */
export async function openLine(to: number, chance: () => number): Promise<Line> {
  const pairs = new Set<Pair>()
  const fault = { ...sound }
  const server = createServer({ noDelay: true }, (near) => {
    if (fault.isRefusing) return near.resetAndDestroy()
    const pair = {
      near,
      far: connect({ port: to, host: '127.0.0.1', noDelay: true }),
      hasLost: false,
    }
    pairs.add(pair)
    carry(pair, near, pair.far)
    carry(pair, pair.far, near)
  })

  function carry(pair: Pair, from: Socket, into: Socket) {
    // When the chunk before this one is due: chunks keep their order when the delay changes.
    let due = 0
    from.on('data', (chunk: Buffer) => {
      if (fault.isSilent) pair.hasLost = true
      if (pair.hasLost) return
      if (fault.tearing > 0 && chance() < fault.tearing) return tear(pair, into, chunk)
      const busyMs = (chunk.length / fault.bytesPerSecond) * 1000
      const now = performance.now()
      due = Math.max(now + fault.delayMs, due + busyMs)
      if (due - now < 1) return write(from, into, chunk)
      from.pause()
      setTimeout(
        () => {
          from.resume()
          if (!pair.hasLost) write(from, into, chunk)
        },
        Math.min(due - now, 60_000),
      )
    })
    from.on('error', () => {})
    from.on('end', () => !pair.hasLost && into.end())
    from.on('close', () => {
      // Who waits at the other end learns of it once the line is healed, and from nobody else.
      if (pair.hasLost) return
      pairs.delete(pair)
      into.destroySoon()
    })
  }

  function reset({ near, far }: Pair) {
    near.resetAndDestroy()
    far.resetAndDestroy()
  }

  function tear(pair: Pair, into: Socket, chunk: Buffer) {
    into.write(chunk.subarray(0, chunk.length >> 1), () => reset(pair))
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    fault,
    cut: () => pairs.forEach(reset),
    heal() {
      Object.assign(fault, sound)
      for (const pair of pairs) {
        if (!pair.hasLost) continue
        reset(pair)
        pairs.delete(pair)
      }
    },
    close() {
      server.close()
      pairs.forEach(reset)
    },
  }
}

/** A reader that does not read holds its writer up, as on a real line. */
function write(from: Socket, into: Socket, chunk: Buffer) {
  if (!into.writable || into.write(chunk)) return
  from.pause()
  into.once('drain', () => from.resume())
}
