import { and, asc, eq, inArray } from 'drizzle-orm'
import { Failure } from '@parley/contract'
import type { Actor, Attachment } from '@parley/contract'
import { tables } from '@parley/db'
import type { Tx } from '@parley/db'
import { isOwner, toAttachment } from './attachmentRow.ts'

const { attachments: a } = tables

interface Taking {
  attachmentIds: readonly string[]
  messageId: string
  by: Actor
}

/**
 * Makes files the message's, in the order of the ids. Refuses by the place of an id with
 * attachment.notFound (another's too), attachment.notReady and attachment.used.
 */
export async function takeAttachments(
  tx: Tx,
  { attachmentIds, messageId, by }: Taking,
): Promise<Attachment[]> {
  const which = and(eq(a.accountId, tx.accountId), inArray(a.id, [...attachmentIds]))
  const rows = await tx.orm.select().from(a).where(which).orderBy(asc(a.id)).for('update')
  const byId = new Map(rows.map((row) => [row.id, row]))
  const taken = attachmentIds.map((id, index) => {
    const field = `attachmentIds.${index}`
    const row = byId.get(id)
    if (!row || row.state === 'removed' || !isOwner(row, by))
      throw new Failure('attachment.notFound', { field })
    if (row.state === 'pending')
      throw new Failure('attachment.notReady', { field, message: 'Its bytes are not all there.' })
    if (row.state === 'sent') throw new Failure('attachment.used', { field })
    return toAttachment(row)
  })
  await tx.orm.update(a).set({ state: 'sent', messageId }).where(which)
  return taken
}
