import { and, eq } from 'drizzle-orm'
import { tables } from '@parley/db'
import type { Tx } from '@parley/db'

const { attachments: a } = tables

/** From this commit on nobody gets the files of a message; their bytes are removed after it. */
export async function removeAttachments(tx: Tx, messageId: string): Promise<void> {
  await tx.orm
    .update(a)
    .set({ state: 'removed' })
    .where(and(eq(a.accountId, tx.accountId), eq(a.messageId, messageId)))
}
