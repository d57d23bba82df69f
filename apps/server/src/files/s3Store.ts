import type { Readable } from 'node:stream'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { whoseKey } from './fileKeys.ts'
import { MissingFile } from './FileStore.ts'
import type { FileStore } from './FileStore.ts'

export interface S3Settings {
  bucket: string
  region: string
  /** Of another maker than Amazon: MinIO, Ceph, R2, Garage … */
  endpoint?: string | undefined
  /** Without them the usual places are looked at: a role, a profile. */
  credentials?: { accessKeyId: string; secretAccessKey: string } | undefined
  /** Before every name, to share a bucket. */
  prefix: string
}

/** Waits in ms: for a connection, and for the next byte of an answer. */
const patience = { connectionTimeout: 3000, requestTimeout: 20_000 }

/** Keeps files in a bucket of S3, or of what speaks like it. */
export function s3Store({ bucket, region, endpoint, credentials, prefix }: S3Settings): FileStore {
  const client = new S3Client({
    region,
    maxAttempts: 3,
    requestHandler: patience,
    // What others than Amazon understand.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    ...(credentials ? { credentials } : {}),
  })
  const at = (key: string) => {
    if (!whoseKey(key)) throw new Error('This is no name of a file.')
    return { Bucket: bucket, Key: prefix + key }
  }

  async function writeStream(key: string, bytes: Readable, size: number) {
    const end = new AbortController()
    // The library hears no error of what it is given: it would end the process.
    const broken = new Promise<never>((_, reject) => {
      bytes.once('error', (error) => {
        end.abort()
        reject(error)
      })
    })
    const put = new PutObjectCommand({ ...at(key), Body: bytes, ContentLength: size })
    const sent = client.send(put, { abortSignal: end.signal })
    sent.catch(() => {})
    await Promise.race([sent, broken])
  }

  return {
    name: 's3',
    async write(key, bytes) {
      await client.send(new PutObjectCommand({ ...at(key), Body: bytes }))
    },
    writeStream,
    async read(key, range) {
      const Range = range && `bytes=${range.start}-${range.end}`
      try {
        const { Body } = await client.send(new GetObjectCommand({ ...at(key), Range }))
        return Body as Readable
      } catch (error) {
        throw (error as Error).name === 'NoSuchKey' ? new MissingFile(key) : error
      }
    },
    async remove(keys) {
      for (const key of keys) await client.send(new DeleteObjectCommand(at(key)))
    },
    async *list() {
      let ContinuationToken: string | undefined
      do {
        const page = await client.send(
          new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken }),
        )
        for (const { Key = '', LastModified } of page.Contents ?? []) {
          const key = Key.slice(prefix.length)
          if (whoseKey(key)) yield { key, at: LastModified ?? new Date() }
        }
        ContinuationToken = page.IsTruncated ? page.NextContinuationToken : undefined
      } while (ContinuationToken)
    },
  }
}
