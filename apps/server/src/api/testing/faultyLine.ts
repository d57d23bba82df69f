import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'

/** A line to a port of this machine that a test breaks. */
export interface FaultyLine {
  port: number
  /** Resets what is connected; new connections go through. */
  cut(): void
  /** Swallows everything on what is connected and on what connects, until it ends; what it swallowed stays lost. */
  silence(on: boolean): void
  /** Refuses new connections and resets the others. */
  refuse(on: boolean): void
  /** Each chunk comes so much later. */
  delay(ms: number): void
  close(): Promise<void>
}

interface Pair {
  near: Socket
  far: Socket
  isDead: boolean
}

export async function faultyLine(to: number): Promise<FaultyLine> {
  const pairs = new Set<Pair>()
  const fault = { isSilent: false, isRefusing: false, delayMs: 0 }
  const server = createServer((near) => {
    if (fault.isRefusing) return near.resetAndDestroy()
    const pair = { near, far: connect(to, '127.0.0.1'), isDead: fault.isSilent }
    pairs.add(pair)
    join(pair, near, pair.far)
    join(pair, pair.far, near)
  })
  const join = (pair: Pair, from: Socket, into: Socket) => {
    const pass = (run: () => void) =>
      fault.delayMs > 0 ? void setTimeout(() => !pair.isDead && run(), fault.delayMs) : run()
    from.setNoDelay(true)
    from.on('data', (chunk) => !pair.isDead && pass(() => into.writable && into.write(chunk)))
    from.on('error', () => {})
    from.on('close', () => {
      pairs.delete(pair)
      if (!pair.isDead) into.destroy()
    })
  }
  const cut = () => {
    for (const { near, far } of pairs) {
      near.resetAndDestroy()
      far.destroy()
    }
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    silence(on) {
      fault.isSilent = on
      if (on) for (const pair of pairs) pair.isDead = true
    },
    refuse(on) {
      fault.isRefusing = on
      if (on) cut()
    },
    delay: (ms) => void (fault.delayMs = ms),
    async close() {
      cut()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
