import type { TRPCClient } from '@trpc/client'
import { v7 as uuid } from 'uuid'
import type { AppRouter } from '@parley/api'
import { cleanFileName } from '@parley/contract'
import type { Attachment, Upload } from '@parley/contract'
import { retryDelay } from '../connection/retryDelay.ts'
import { Store } from '../Store.ts'
import { troubleOf } from '../Trouble.ts'
import type { Trouble } from '../Trouble.ts'
import type { BlobStore, FileDraft, KeptFile } from './KeptFile.ts'
import { sendBytes } from './sendBytes.ts'
import type { BytesDoor } from './sendBytes.ts'

/** How far a file has come. `attachment` is the draft's until it is ready, then the server's. */
export interface UploadState {
  state: 'waiting' | 'uploading' | 'ready' | 'failed'
  /** Bytes that the server has, of `attachment.size` as it was drafted. */
  sent: number
  size: number
  attachment: Attachment
  error: Trouble | null
}
export type UploadStates = ReadonlyMap<string, UploadState>

interface UploadsOptions {
  accountId: string
  api: Pick<TRPCClient<AppRouter>, 'attachments'>
  door: BytesDoor
  /** Without one files wait as long as this does. */
  store?: BlobStore | undefined
  userId: () => string
}

interface Item {
  file: KeptFile
  abort: AbortController
  done: Promise<Attachment>
}

const mostRunning = 3
/** Pieces grow while they are through at once, and shrink when they are not. */
const pieces = { least: 256 * 1024, most: 4 * 1024 * 1024, tooFastMs: 700, tooSlowMs: 4000 }
/** Files of which the bytes are held, to be shown without asking for them. */
const mostShown = 60

/**
 * Files on their way: uploaded as soon as they are chosen, a few at a time, from where the server
 * stands, until it has them or refuses them for good. A message waits for its files by `finish`.
 */
export class Uploads {
  /** By id; an entry goes when its message arrived or it was cancelled. */
  readonly states = new Store<UploadStates>(new Map())
  readonly #options: UploadsOptions
  readonly #items = new Map<string, Item>()
  readonly #shown = new Map<string, { bytes: Blob; url: string | null }>()
  readonly #turns: (() => void)[] = []
  #running = 0
  #wake = new AbortController()

  constructor(options: UploadsOptions) {
    this.#options = options
  }

  /** Begins to upload a file; answers how it is shown until then. */
  add(draft: FileDraft): Attachment {
    const file = { id: uuid(), at: new Date(), bytes: draft.bytes, attachment: draftOf(draft) }
    file.attachment.id = file.id as Attachment['id']
    void this.#keep((store, userId) => store.write(userId, file))
    this.#begin(file)
    return file.attachment
  }

  /**
   * The file as the server has it; begins again one that failed or was left by an earlier window.
   * Rejects as the server refused it, or with attachment.notFound where its bytes are lost.
   */
  async finish(id: string): Promise<Attachment> {
    const item = this.#items.get(id)
    if (item && this.states.get().get(id)?.state !== 'failed') return item.done
    const file = item?.file ?? (await this.#find(id))
    // Sent by another window, it may be there already.
    return file ? this.#begin(file).done : this.#ask(id)
  }

  retry(id: string): void {
    this.finish(id).catch(() => {})
  }

  /** Takes a file away that was not sent. */
  cancel(id: string): void {
    const { api, accountId } = this.#options
    this.forget(id)
    // Else the server gives it up after a day.
    api.attachments.cancel
      .mutate({ accountId, attachmentId: id, mutationId: uuid() })
      .catch(() => {})
  }

  /** Its message arrived: nothing waits any more. Its bytes are still shown from here. */
  forget(id: string): void {
    this.#items.get(id)?.abort.abort()
    this.#items.delete(id)
    const states = new Map(this.states.get())
    if (states.delete(id)) this.states.set(states)
    void this.#keep((store, userId) => store.remove(userId, id))
  }

  /** An address of bytes that are here already; null where they are not. */
  localUrl(id: string): string | null {
    const shown = this.#shown.get(id)
    if (shown && typeof URL.createObjectURL === 'function')
      shown.url ??= URL.createObjectURL(shown.bytes)
    return shown?.url ?? null
  }

  /** The network is back: does not wait for the next attempt. */
  hurry(): void {
    this.#wake.abort()
    this.#wake = new AbortController()
  }

  /** Forgets all that the viewer has waiting: at sign-out. */
  async forgetAll(): Promise<void> {
    this.close()
    await this.#keep((store, userId) => store.forget(userId))
  }

  close(): void {
    for (const { abort } of this.#items.values()) abort.abort()
    this.#items.clear()
    this.states.set(new Map())
    for (const { url } of this.#shown.values()) if (url) URL.revokeObjectURL(url)
    this.#shown.clear()
  }

  async #find(id: string): Promise<KeptFile | null> {
    const { store, userId } = this.#options
    return (await store?.read(userId(), id).catch(() => null)) ?? null
  }

  async #ask(id: string): Promise<Attachment> {
    const { api, accountId } = this.#options
    const { upload } = await api.attachments.get.query({ accountId, attachmentId: id })
    if (upload.attachment) return upload.attachment
    const message = 'The bytes of this file are not in this browser any more.'
    throw Object.assign(new Error(message), {
      data: { failure: 'attachment.notFound', message, retryable: false },
    })
  }

  #begin(file: KeptFile): Item {
    const abort = new AbortController()
    const item = { file, abort, done: this.#run(file, abort.signal) }
    item.done.catch(() => {})
    this.#items.set(file.id, item)
    this.#show(file)
    this.#say(file, { state: 'waiting', error: null })
    return item
  }

  async #run(file: KeptFile, signal: AbortSignal): Promise<Attachment> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        const attachment = await this.#inTurn(() => this.#upload(file, signal))
        this.#say(file, { state: 'ready', sent: file.bytes.size, attachment, error: null })
        return attachment
      } catch (error) {
        const trouble = troubleOf(error)
        if (signal.aborted) throw error
        if (!mayYet(trouble)) {
          this.#say(file, { state: 'failed', error: trouble })
          throw error
        }
        // It stands elsewhere than was thought: no reason to wait.
        const isElsewhere = trouble.failure === 'attachment.offset' && attempt < 5
        this.#say(file, { state: 'waiting', error: null })
        if (!isElsewhere) await this.#rest(Math.max(retryDelay(attempt), trouble.retryAfterMs ?? 0))
      }
    }
  }

  async #upload(file: KeptFile, signal: AbortSignal): Promise<Attachment> {
    const { api, door } = this.#options
    signal.throwIfAborted()
    const { bytes, id } = file
    let { upload } = await api.attachments.create.mutate(this.#announced(file), { signal })
    let size = pieces.least
    while (upload.state === 'pending') {
      this.#say(file, { state: 'uploading', sent: upload.received })
      const offset = upload.received
      const began = performance.now()
      const piece = { id, offset, bytes: bytes.slice(offset, offset + size) }
      upload = await sendBytes(door, piece, signal)
      size = nextSize(size, performance.now() - began)
      if (upload.state === 'pending' && upload.received === offset) throw stuck()
    }
    return (upload as Upload).attachment!
  }

  #announced({ id, bytes, attachment }: KeptFile) {
    const { kind, name, width, height, duration, peaks } = attachment
    const media = { width, height, duration, peaks }
    const { accountId } = this.#options
    return { accountId, id, name, size: bytes.size, isVoice: kind === 'voice', media }
  }

  async #inTurn<T>(act: () => Promise<T>): Promise<T> {
    if (this.#running >= mostRunning)
      await new Promise<void>((resolve) => this.#turns.push(resolve))
    else this.#running += 1
    try {
      return await act()
    } finally {
      const next = this.#turns.shift()
      if (next) next()
      else this.#running -= 1
    }
  }

  #rest(ms: number): Promise<void> {
    const { signal } = this.#wake
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      signal.addEventListener('abort', () => {
        clearTimeout(timer)
        resolve()
      })
    })
  }

  #say({ id, bytes, attachment }: KeptFile, news: Partial<UploadState>): void {
    if (!this.#items.has(id)) return
    const held = this.states.get().get(id) ?? {
      state: 'waiting' as const,
      sent: 0,
      size: bytes.size,
      attachment,
      error: null,
    }
    this.states.set(new Map(this.states.get()).set(id, { ...held, ...news }))
  }

  #show({ id, bytes }: KeptFile): void {
    if (this.#shown.has(id)) return
    this.#shown.set(id, { bytes, url: null })
    const [oldest] = this.#shown.keys()
    if (this.#shown.size <= mostShown || !oldest) return
    const { url } = this.#shown.get(oldest)!
    if (url) URL.revokeObjectURL(url)
    this.#shown.delete(oldest)
  }

  /** A full disk loses the copy, not the file. */
  async #keep(act: (store: BlobStore, userId: string) => Promise<void>): Promise<void> {
    const { store, userId } = this.#options
    if (store) await act(store, userId()).catch(() => {})
  }
}

function draftOf({ bytes, name, kind, ...media }: FileDraft): Attachment {
  const { width = null, height = null, duration = null, peaks = null } = media
  return {
    id: '' as Attachment['id'],
    kind,
    name: cleanFileName(name),
    type: bytes.type,
    size: bytes.size,
    width,
    height,
    duration,
    peaks,
    hasPreview: false,
  }
}

/** Who is signed out is not refused: it goes on once they are back. */
function mayYet({ failure, retryable }: Trouble): boolean {
  return retryable || failure === 'session.required' || failure === 'session.ended'
}

function nextSize(size: number, ms: number): number {
  if (ms < pieces.tooFastMs) return Math.min(size * 2, pieces.most)
  return ms > pieces.tooSlowMs ? Math.max(Math.floor(size / 2), pieces.least) : size
}

function stuck(): Error {
  return new Error('The server kept nothing of what it was sent.')
}
