import { connect, createServer } from 'node:net'
import type { Socket } from 'node:net'

interface BalancerOptions {
  /** Ports on this machine that may be asked now, in order. */
  ports: () => readonly number[]
  /** How long a connection waits for one that answers. */
  patienceMs?: number
}

export interface Balancer {
  listen(port: number, host: string): Promise<number>
  /** Accepts nothing more; what is connected stays. */
  stopAccepting(): void
  /** Ends what is connected, too. */
  close(): void
}

/** Connection by connection to one server after the other; who does not answer is passed over. */
export function createBalancer({ ports, patienceMs = 5000 }: BalancerOptions): Balancer {
  const open = new Set<Socket>()
  let turn = 0
  const server = createServer({ pauseOnConnect: true, noDelay: true }, (client) => {
    keep(client)
    void reach(client, Date.now() + patienceMs).then((upstream) => {
      if (!upstream) return client.destroy()
      keep(upstream)
      join(client, upstream)
    })
  })

  /** A socket to somebody who answers; null when nobody does in time, or the client has gone. */
  async function reach(client: Socket, until: number): Promise<Socket | null> {
    while (Date.now() < until && !client.destroyed) {
      const known = ports()
      turn += 1
      for (let next = 0; next < known.length; next += 1) {
        const upstream = await tryPort(known[(turn + next) % known.length]!)
        if (upstream) return upstream
      }
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    return null
  }

  function keep(socket: Socket) {
    open.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => open.delete(socket))
  }

  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, host, () => resolve((server.address() as { port: number }).port))
      }),
    stopAccepting: () => void server.close(),
    close() {
      server.close()
      for (const socket of open) socket.destroy()
    },
  }
}

/** A server that hangs before it even accepts is as good as none. */
function tryPort(port: number): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    const fail = () => {
      socket.destroy()
      resolve(null)
    }
    socket.setTimeout(1000, fail)
    socket.once('error', fail)
    socket.once('connect', () => {
      socket.setTimeout(0)
      socket.off('error', fail)
      resolve(socket)
    })
  })
}

function join(client: Socket, upstream: Socket) {
  client.on('close', () => upstream.destroy())
  upstream.on('close', () => client.destroySoon())
  client.pipe(upstream).pipe(client)
}
