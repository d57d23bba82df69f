import { crc32, deflateSync } from 'node:zlib'

/** A picture of so many pixels, in shades of grey. */
export function drawPng(width: number, height: number): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  // Eight bits of grey, nothing else.
  head[8] = 8
  const row = Buffer.alloc(width + 1)
  const pixels = Buffer.concat(
    Array.from({ length: height }, (_, y) => {
      const line = Buffer.from(row)
      line.fill(y % 256, 1)
      return line
    }),
  )
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
