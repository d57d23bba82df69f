import { and, eq } from 'drizzle-orm'
import { Failure } from '@parley/contract'
import type { Actor, UploadAnswer } from '@parley/contract'
import { tables, transact } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { lockActor } from '../actors/lockActor.ts'
import { toUpload, whereIs } from './attachmentRow.ts'
import type { AttachmentRow } from './attachmentRow.ts'
import { mustOwn } from './mustOwn.ts'

const { attachments: a } = tables

/** What a look at the bytes found. */
export type FoundFile = {
  [K in 'kind' | 'type' | 'fileSize' | 'fileKey']: NonNullable<AttachmentRow[K]>
} & Pick<AttachmentRow, 'previewKey' | 'previewType' | 'width' | 'height'>

interface Input {
  attachmentId: string
  found: FoundFile
  by: Actor
}

/**
 * Makes an upload ready to be sent. `isFirst` is false when another did so before; then `found` is not
 * what counts. Refuses with attachment.notFound, and attachment.offset while bytes are missing.
 */
export function finishUpload(
  db: DbOrTx,
  { attachmentId, found, by: claimed }: Input,
): Promise<UploadAnswer & { isFirst: boolean }> {
  return transact(db, claimed.accountId, async (tx) => {
    const by = await lockActor(tx, claimed)
    const row = await mustOwn(tx, { attachmentId, by })
    if (row.state !== 'pending') return { upload: toUpload(row), isFirst: false }
    if (row.received !== row.size)
      throw new Failure('attachment.offset', { message: `The next byte is ${row.received}.` })
    const [ready] = await tx.orm
      .update(a)
      .set({ ...found, ...measuredBySender(row, found), state: 'ready', parts: [] })
      .where(and(whereIs(tx.accountId, attachmentId), eq(a.state, 'pending')))
      .returning()
    return ready
      ? { upload: toUpload(ready), isFirst: true }
      : { upload: toUpload(await mustOwn(tx, { attachmentId, by })), isFirst: false }
  })
}

/** What the server does not measure is taken from the sender: it is drawn, and nothing else depends on it. */
function measuredBySender({ media }: AttachmentRow, { kind, width, height }: FoundFile) {
  const { duration = null, peaks = null } = media
  if (kind === 'video')
    return { duration, width: width ?? media.width ?? null, height: height ?? media.height ?? null }
  return kind === 'voice' || kind === 'audio' ? { duration, peaks } : {}
}
