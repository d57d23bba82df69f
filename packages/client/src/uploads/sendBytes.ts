import type { Upload } from '@parley/contract'

export interface BytesDoor {
  /** `https://…/api/attachments/{accountId}`. */
  url: string
  headers: () => Record<string, string>
  fetch: typeof globalThis.fetch
}

interface Piece {
  id: string
  offset: number
  bytes: Blob
}

/** A piece is small enough to be through by then; the server waits no longer either. */
const patienceMs = 30_000

/** Sends a piece of a file; answers where the next one goes. Throws as a tRPC call does. */
export async function sendBytes(
  { url, headers, fetch }: BytesDoor,
  { id, offset, bytes }: Piece,
  signal: AbortSignal,
): Promise<Upload> {
  const late = AbortSignal.timeout(patienceMs)
  const response = await fetch(`${url}/${id}`, {
    method: 'PATCH',
    headers: { ...headers(), 'upload-offset': String(offset) },
    body: bytes,
    signal: AbortSignal.any([signal, late]),
  })
  const body = (await response.json().catch(() => null)) as { upload?: Upload } | null
  if (response.ok && body?.upload) return body.upload
  throw Object.assign(new Error(`The upload was answered with ${response.status}.`), { data: body })
}
