import { Failure } from '@parley/contract'
import type { Actor } from '@parley/contract'
import { tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { isOwner, whereIs } from './attachmentRow.ts'
import type { AttachmentRow } from './attachmentRow.ts'

/** A file of the actor's own; attachment.notFound for another's and for what was taken away. */
export async function mustOwn(
  db: DbOrTx,
  { attachmentId, by }: { attachmentId: string; by: Actor },
): Promise<AttachmentRow> {
  const [row] = await db.orm
    .select()
    .from(tables.attachments)
    .where(whereIs(by.accountId, attachmentId))
  if (!row || row.state === 'removed' || !isOwner(row, by))
    throw new Failure('attachment.notFound', { field: 'attachmentId' })
  return row
}
