import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'

/** A line of a file, numbered from 1, or why there is none to be had. */
export type Line = { number: number; bytes: Buffer } | { number: number; reason: string }

interface Options {
  /** Bytes of a line at most. */
  longest: number
  /** Told how many bytes of the file, as it lies on the disk, have been read. */
  onRead?: (bytes: number) => void
}

/**
 * The lines of a file, plain or gzip by its first bytes; holds one line at a time. A file that
 * breaks off (a gzip cut short, a failing disk) ends with a line that says so.
 */
export async function* readLines(path: string, { longest, onRead }: Options): AsyncGenerator<Line> {
  const line = lineBuffer(longest)
  try {
    const source: AsyncIterable<Buffer> = await openSource(path, onRead)
    for await (const chunk of source) {
      let start = 0
      for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
        line.keep(chunk.subarray(start, end))
        start = end + 1
        yield line.take()
      }
      line.keep(chunk.subarray(start))
    }
  } catch (error) {
    const { number } = line.take()
    yield { number, reason: `the file cannot be read from here on (${(error as Error).message})` }
  }
  if (!line.isEmpty()) yield line.take()
}

function lineBuffer(longest: number) {
  let number = 0
  let length = 0
  let parts: Buffer[] = []
  return {
    isEmpty: () => length === 0,
    keep(part: Buffer) {
      length += part.length
      if (length > longest) parts = []
      else parts.push(part)
    },
    take(): Line {
      const held =
        length > longest
          ? { reason: `longer than ${longest} bytes` }
          : { bytes: Buffer.concat(parts) }
      length = 0
      parts = []
      return { number: (number += 1), ...held }
    },
  }
}

async function openSource(path: string, onRead?: (bytes: number) => void): Promise<Readable> {
  const file = await open(path, 'r')
  const magic = Buffer.alloc(2)
  const { bytesRead } = await file.read(magic, 0, 2, 0)
  const plain = file.createReadStream({ start: 0, highWaterMark: 256 * 1024 })
  plain.on('data', () => onRead?.(plain.bytesRead))
  plain.pause()
  if (bytesRead < 2 || magic[0] !== 0x1f || magic[1] !== 0x8b) return plain
  const gunzip = createGunzip({ chunkSize: 256 * 1024 })
  plain.on('error', (error) => gunzip.destroy(error))
  gunzip.on('close', () => plain.destroy())
  return plain.pipe(gunzip)
}
