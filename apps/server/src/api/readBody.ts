import type { IncomingMessage } from 'node:http'
import { TRPCError } from '@trpc/server'

/** A small request's body; PAYLOAD_TOO_LARGE beyond `limit` bytes. */
export async function readBody(req: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit)
      throw new TRPCError({
        code: 'PAYLOAD_TOO_LARGE',
        message: `The body is larger than ${limit} bytes.`,
      })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
