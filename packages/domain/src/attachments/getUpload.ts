import type { Actor, GetAttachmentInput, UploadAnswer } from '@parley/contract'
import { printCursor, readHead } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { toUpload } from './attachmentRow.ts'
import { mustOwn } from './mustOwn.ts'

type Input = Pick<GetAttachmentInput, 'attachmentId'> & { by: Actor }

/** How far one's own upload has come. Refuses with attachment.notFound. */
export async function getUpload(db: DbOrTx, input: Input): Promise<UploadAnswer> {
  const head = await readHead(db, input.by.accountId)
  return { upload: toUpload(await mustOwn(db, input)), asOf: printCursor(head) }
}
