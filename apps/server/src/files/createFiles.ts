import type { FileDoor } from '@parley/api'
import { Failure } from '@parley/contract'
import type { Limits } from '../limits/Limits.ts'
import { createSigner } from './createSigner.ts'
import type { Signer } from './createSigner.ts'
import { createSlots } from './createSlots.ts'
import type { FileStore } from './FileStore.ts'

/** What the server does with files beside the rows that tell of them. */
export interface Files extends FileDoor {
  store: FileStore
  signer: Signer
  /** Pictures are large once unpacked: a few at a time. */
  inTurn: <T>(act: () => Promise<T>) => Promise<T>
  /** One upload of a person; call the answer when it ended. Throws rate.limited beyond the bound. */
  claimUpload(userId: string): () => void
}

interface FilesOptions {
  store: FileStore
  /** The same on every server. */
  secret: string
  limits: Limits
}

export function createFiles({ store, secret, limits }: FilesOptions): Files {
  const signer = createSigner(secret)
  const running = new Map<string, number>()
  return {
    store,
    signer,
    inTurn: createSlots(2),
    limits: { bytes: limits.attachmentBytes, unsent: limits.memberUnsent },
    sign({ accountId, attachmentId, hasPreview }) {
      const of = (variant: 'file' | 'preview') => signer.sign({ accountId, attachmentId, variant })
      const { url, expiresAt } = of('file')
      return { url, expiresAt, previewUrl: hasPreview ? of('preview').url : null }
    },
    claimUpload(userId) {
      const count = running.get(userId) ?? 0
      if (count >= limits.memberUploads)
        throw new Failure('rate.limited', {
          message: `At most ${limits.memberUploads} uploads run at once.`,
          retryAfterMs: 1000,
        })
      running.set(userId, count + 1)
      return () => {
        const left = running.get(userId)! - 1
        if (left > 0) running.set(userId, left)
        else running.delete(userId)
      }
    },
  }
}
