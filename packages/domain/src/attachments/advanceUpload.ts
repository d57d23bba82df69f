import { and, eq, sql } from 'drizzle-orm'
import { Failure } from '@parley/contract'
import type { Actor, UploadAnswer } from '@parley/contract'
import { tables, transact } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { lockActor } from '../actors/lockActor.ts'
import { toUpload, whereIs } from './attachmentRow.ts'
import { mustOwn } from './mustOwn.ts'

const { attachments: a } = tables

interface Input {
  attachmentId: string
  /** Where the part begins. */
  offset: number
  part: { key: string; size: number }
  by: Actor
}

/**
 * Notes that the store holds the next part of an upload. Refuses with attachment.notFound, with
 * attachment.offset where another part came first, and with attachment.tooLarge beyond the size.
 */
export function advanceUpload(db: DbOrTx, input: Input): Promise<UploadAnswer> {
  const { attachmentId, offset, part } = input
  return transact(db, input.by.accountId, async (tx) => {
    const by = await lockActor(tx, input.by)
    const row = await mustOwn(tx, { attachmentId, by })
    if (offset + part.size > row.size) throw largerThanSaid(row.size)
    const [advanced] = await tx.orm
      .update(a)
      .set({
        received: offset + part.size,
        parts: sql`${a.parts} || ${JSON.stringify([part])}::text::jsonb`,
      })
      .where(
        and(whereIs(tx.accountId, attachmentId), eq(a.state, 'pending'), eq(a.received, offset)),
      )
      .returning()
    if (!advanced) throw notThere(row.received)
    return { upload: toUpload(advanced) }
  })
}

export function largerThanSaid(size: number): Failure {
  return new Failure('attachment.tooLarge', {
    field: 'size',
    message: `The file was announced with ${size} bytes.`,
  })
}

export function notThere(received: number): Failure {
  return new Failure('attachment.offset', {
    field: 'offset',
    message: `The next byte is ${received}.`,
  })
}
