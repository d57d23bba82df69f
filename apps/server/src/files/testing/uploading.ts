import { randomUUID } from 'node:crypto'
import type { Upload } from '@parley/contract'
import { httpClient, signIn } from '../../api/testing/clients.ts'
import type { Furniture } from '../../api/testing/furnish.ts'
import type { House } from '../../api/testing/startHouse.ts'

export type Uploader = Awaited<ReturnType<typeof uploader>>

interface Piece {
  attachmentId: string
  offset: number | string
  bytes: Uint8Array | ReadableStream
  signal?: AbortSignal
  accountId?: string
  headers?: Record<string, string>
}

/** What somebody does with files, as any client would. */
export async function uploader(house: House, home: Furniture, name: string) {
  const token = await signIn(house, name)
  const api = httpClient(house, token)
  const { accountId } = home
  const create = (input: object) =>
    api.mutation('attachments.create', { accountId, ...input }) as Promise<{ upload: Upload }>
  const patch = ({ attachmentId, offset, bytes, signal, headers, ...where }: Piece) =>
    fetch(`${house.url}/api/attachments/${where.accountId ?? accountId}/${attachmentId}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${token}`, 'upload-offset': String(offset), ...headers },
      body: bytes as never,
      duplex: 'half',
      ...(signal ? { signal } : {}),
    } as RequestInit)
  return {
    token,
    api,
    create,
    patch,
    /** Announces and sends all of it; answers what it turned out to be. */
    async upload(bytes: Uint8Array, more: object = {}) {
      const id = randomUUID()
      await create({ id, name: 'file.bin', size: bytes.length, ...more })
      const response = await patch({ attachmentId: id, offset: 0, bytes })
      const body = (await response.json()) as { upload?: Upload; failure?: string }
      return { id, status: response.status, failure: body.failure, file: body.upload?.attachment }
    },
    async sign(...attachmentIds: string[]) {
      const answer = await api.query('attachments.sign', { accountId, attachmentIds })
      return (answer as { items: { id: string; url: string; previewUrl: string | null }[] }).items
    },
    send: (input: object) =>
      api.mutation('messages.send', {
        accountId,
        id: randomUUID(),
        conversationId: home.conversationId,
        body: '',
        ...input,
      }) as Promise<{ message: { id: string; attachments: { id: string }[] } }>,
  }
}
