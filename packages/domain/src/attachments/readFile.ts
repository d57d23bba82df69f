import { Failure } from '@parley/contract'
import type { AttachmentKind } from '@parley/contract'
import { tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { whereIs } from './attachmentRow.ts'

/** Where the bytes of a file are, and as what they are given out. */
export interface KeptFile {
  kind: AttachmentKind
  name: string
  type: string
  size: number
  key: string
  preview: { key: string; type: string } | null
}

/**
 * For who holds an address that was signed for somebody who might have it: attachment.notFound once it
 * was removed.
 */
export async function readFile(
  db: DbOrTx,
  { accountId, attachmentId }: { accountId: string; attachmentId: string },
): Promise<KeptFile> {
  const [row] = await db.orm
    .select()
    .from(tables.attachments)
    .where(whereIs(accountId, attachmentId))
  if (!row || (row.state !== 'ready' && row.state !== 'sent'))
    throw new Failure('attachment.notFound', { field: 'attachmentId' })
  const { previewKey, previewType } = row
  return {
    kind: row.kind!,
    name: row.name,
    type: row.type!,
    size: row.fileSize!,
    key: row.fileKey!,
    preview: previewKey ? { key: previewKey, type: previewType! } : null,
  }
}
