import type { Attachment } from '@parley/contract'

/** A file that somebody wants to send. */
export interface FileDraft {
  bytes: Blob
  name: string
  /** How it is shown until the server has looked at it. */
  kind: Attachment['kind']
  /** What was measured here, so that nothing moves later. */
  width?: number | null
  height?: number | null
  /** Milliseconds. */
  duration?: number | null
  peaks?: number[] | null
}

/** A file that waits to be sent, as it is kept over reloads. */
export interface KeptFile {
  id: string
  at: Date
  bytes: Blob
  attachment: Attachment
}

/** Where the bytes of files wait beyond the life of a window. */
export interface BlobStore {
  read(userId: string, id: string): Promise<KeptFile | null>
  /** Keeps it, unless too much is kept already. */
  write(userId: string, file: KeptFile): Promise<void>
  remove(userId: string, id: string): Promise<void>
  /** Forgets all that a person had waiting. */
  forget(userId: string): Promise<void>
}
