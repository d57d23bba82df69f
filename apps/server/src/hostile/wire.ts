import { connect } from 'node:net'
import type { Socket } from 'node:net'

/** What came back over a bare connection. */
export interface Wire {
  write(bytes: string | Buffer): void
  /** All that came, as it came. */
  received(): Buffer
  /** Resolves once the other side has ended it, or after `ms`; answers whether it has. */
  ended(ms: number): Promise<boolean>
  close(): void
}

export function openWire(port: number): Wire {
  const socket: Socket = connect(port, '127.0.0.1')
  const chunks: Buffer[] = []
  let isOver = false
  const over = new Promise<void>((resolve) => {
    const end = () => {
      isOver = true
      resolve()
    }
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    socket.on('end', end)
    socket.on('close', end)
  })
  socket.on('error', () => {})
  return {
    write: (bytes) => void socket.write(bytes),
    received: () => Buffer.concat(chunks),
    async ended(ms) {
      await Promise.race([over, new Promise((resolve) => setTimeout(resolve, ms))])
      return isOver
    },
    close: () => void socket.destroy(),
  }
}

interface FrameOptions {
  opcode?: number
  /** The final frame of its message. */
  fin?: boolean
  /** Reserved bits, 0 to 7. */
  rsv?: number
  isMasked?: boolean
  /** The length it claims, where that is not the payload's. */
  length?: bigint
}

/** A WebSocket frame as a client sends it, or as none should. */
export function frame(
  payload: string | Buffer,
  { opcode = 1, fin = true, rsv = 0, isMasked = true, length }: FrameOptions = {},
): Buffer {
  const body = Buffer.from(payload)
  const size = length ?? BigInt(body.length)
  const head = [(fin ? 0x80 : 0) | (rsv << 4) | opcode]
  const bit = isMasked ? 0x80 : 0
  if (size < 126n) head.push(bit | Number(size))
  else if (size < 65_536n) head.push(bit | 126, Number(size >> 8n), Number(size & 255n))
  else {
    const long = Buffer.alloc(8)
    long.writeBigUInt64BE(size)
    head.push(bit | 127, ...long)
  }
  // A mask of zeros leaves the payload as it is.
  return Buffer.concat([Buffer.from(head), Buffer.alloc(isMasked ? 4 : 0), body])
}

/** The texts a server sent after its handshake, and the code it closed with. */
export function readFrames(received: Buffer): { texts: string[]; code: number | null } {
  const texts: string[] = []
  let at = received.indexOf('\r\n\r\n') + 4
  while (at + 2 <= received.length) {
    const opcode = received[at]! & 15
    let size = received[at + 1]! & 127
    let head = 2
    if (size === 126) [size, head] = [received.readUInt16BE(at + 2), 4]
    else if (size === 127) [size, head] = [Number(received.readBigUInt64BE(at + 2)), 10]
    const body = received.subarray(at + head, at + head + size)
    if (opcode === 8) return { texts, code: body.length >= 2 ? body.readUInt16BE(0) : 1005 }
    if (opcode === 1) texts.push(body.toString())
    at += head + size
  }
  return { texts, code: null }
}

/** The status line of an HTTP answer; 0 when none came. */
export function statusOf(received: Buffer): number {
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(received.toString('latin1'))?.[1] ?? 0)
}
