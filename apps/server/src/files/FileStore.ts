import type { Readable } from 'node:stream'

/** The bytes from `start` up to and with `end`. */
export interface ByteRange {
  start: number
  end: number
}

export interface StoredFile {
  key: string
  /** When it was written. */
  at: Date
}

/**
 * Where bytes are kept under names; the same for all servers. Names are made by `keyFor`. What was
 * written is whole or not there at all. A wait for another machine ends by itself.
 */
export interface FileStore {
  readonly name: 'disk' | 's3'
  write(key: string, bytes: Buffer): Promise<void>
  /** `size` is how much the stream will give. */
  writeStream(key: string, bytes: Readable, size: number): Promise<void>
  /** Throws MissingFile. */
  read(key: string, range?: ByteRange): Promise<Readable>
  /** What is not there is no trouble. */
  remove(keys: readonly string[]): Promise<void>
  /** Every file, in no order. */
  list(): AsyncIterable<StoredFile>
}

export class MissingFile extends Error {
  constructor(key: string) {
    super(`There are no bytes at ${key}.`)
    this.name = 'MissingFile'
  }
}
