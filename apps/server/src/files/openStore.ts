import { join } from 'node:path'
import type { Env } from '../env.ts'
import { diskStore } from './diskStore.ts'
import type { FileStore } from './FileStore.ts'

/** A bucket where S3_BUCKET names one, else a folder under DATA_DIR. */
export async function openStore(env: Env): Promise<FileStore> {
  if (!env.S3_BUCKET) return diskStore(join(env.DATA_DIR, 'files'))
  // Its library is large, and most have no bucket.
  const { s3Store } = await import('./s3Store.ts')
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = env
  return s3Store({
    bucket: env.S3_BUCKET,
    region: env.S3_REGION,
    endpoint: env.S3_ENDPOINT,
    prefix: env.S3_PREFIX,
    credentials: accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : undefined,
  })
}
