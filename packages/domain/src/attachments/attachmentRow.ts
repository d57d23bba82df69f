import type { Actor, Attachment, Upload } from '@parley/contract'
import { and, eq } from 'drizzle-orm'
import { tables } from '@parley/db'

const { attachments: a } = tables
export type AttachmentRow = typeof a.$inferSelect

/** What a message, and who uploads it, is told of a file that was looked at. */
export function toAttachment(row: AttachmentRow): Attachment {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    type: row.type,
    size: row.fileSize,
    width: row.width,
    height: row.height,
    duration: row.duration,
    peaks: row.peaks,
    hasPreview: row.previewKey !== null,
  } as Attachment
}

export function toUpload(row: AttachmentRow): Upload {
  const { id, state, received, size } = row
  const attachment = state === 'pending' ? null : toAttachment(row)
  return { id, state, received, size, attachment } as Upload
}

/** Who a file belongs to until it is sent. */
export function ownerOf(by: Actor): Pick<AttachmentRow, 'ownerType' | 'ownerId'> {
  if (by.type === 'member') return { ownerType: by.type, ownerId: by.userId }
  return { ownerType: by.type, ownerId: by.type === 'contact' ? by.contactId : null }
}

export function isOwner(row: Pick<AttachmentRow, 'ownerType' | 'ownerId'>, by: Actor): boolean {
  const { ownerType, ownerId } = ownerOf(by)
  return row.ownerType === ownerType && row.ownerId === ownerId
}

export function whereIs(accountId: string, attachmentId: string) {
  return and(eq(a.accountId, accountId), eq(a.id, attachmentId))
}
