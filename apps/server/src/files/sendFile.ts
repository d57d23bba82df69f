import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { Failure } from '@parley/contract'
import type { Db } from '@parley/db'
import { readFile } from '@parley/domain'
import type { Signer, Variant } from './createSigner.ts'
import { MissingFile } from './FileStore.ts'
import type { FileStore } from './FileStore.ts'
import { isShown } from './kindOf.ts'
import { parseRange } from './parseRange.ts'
import { unknownType } from './sniff.ts'

interface Asked {
  accountId: string
  attachmentId: string
  variant: Variant
}

/** A reader that takes nothing for this long is let go. */
const patienceMs = 30_000

/** Gives out a file by its signed address, whole or a range of it. */
export async function sendFile(
  { db, store, signer }: { db: Db; store: FileStore; signer: Signer },
  asked: Asked,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const { searchParams } = new URL(req.url!, 'http://localhost')
  const { expiresAt } = signer.verify(asked, searchParams)
  const file = await readFile(db, asked)
  const { key, type } = asked.variant === 'preview' ? mustHave(file.preview) : file
  const size = asked.variant === 'preview' ? null : file.size
  const range = size === null ? null : parseRange(req.headers.range, size)
  const headers = {
    ...safety,
    'content-type': isShown(type) ? type : unknownType,
    'content-disposition': disposition(file.name, isShown(type) && !searchParams.has('download')),
    'cache-control': `private, max-age=${Math.floor((expiresAt.getTime() - Date.now()) / 1000)}`,
    ...(size === null ? {} : { 'accept-ranges': 'bytes' }),
  }
  if (range === 'outside')
    return void res.writeHead(416, { ...safety, 'content-range': `bytes */${size}` }).end()
  const bytes = await store.read(key, range ?? undefined).catch((error: unknown) => {
    throw error instanceof MissingFile ? new Failure('attachment.notFound') : error
  })
  res.setTimeout(patienceMs, () => res.destroy())
  res.writeHead(range ? 206 : 200, { ...headers, ...lengthOf(range, size) })
  if (req.method === 'HEAD') {
    bytes.destroy()
    return void res.end()
  }
  // Who reads may leave at any moment.
  await pipeline(bytes, res).catch(() => res.destroy())
}

/** Nothing in a file is ever run, guessed at, or told where it was shown. */
const safety = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'referrer-policy': 'no-referrer',
}

function mustHave<T>(preview: T | null): T {
  if (!preview) throw new Failure('attachment.notFound')
  return preview
}

function lengthOf(range: { start: number; end: number } | null, size: number | null) {
  if (size === null) return {}
  if (!range) return { 'content-length': size }
  const { start, end } = range
  return { 'content-length': end - start + 1, 'content-range': `bytes ${start}-${end}/${size}` }
}

/** The name twice: for who reads only plain letters, and whole. */
export function disposition(name: string, isInline: boolean): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const whole = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${isInline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${whole}`
}
