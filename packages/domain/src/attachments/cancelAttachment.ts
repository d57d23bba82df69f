import { and, inArray } from 'drizzle-orm'
import { Failure } from '@parley/contract'
import type { Actor, AsOf, AttachmentId, CancelAttachmentInput } from '@parley/contract'
import { tables, transact } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { lockActor } from '../actors/lockActor.ts'
import { once } from '../mutations/once.ts'
import { isOwner, whereIs } from './attachmentRow.ts'

const { attachments: a } = tables
type Input = Pick<CancelAttachmentInput, 'attachmentId' | 'mutationId'> & { by: Actor }

/**
 * Takes away one's own file that was not sent, whole or not; its bytes follow. Doing it again changes
 * nothing. Refuses with attachment.notFound, and attachment.used once it was sent.
 */
export function cancelAttachment(
  db: DbOrTx,
  { attachmentId, mutationId, by: claimed }: Input,
): Promise<AsOf & { attachmentId: AttachmentId }> {
  const answer = async () => ({ attachmentId })
  return transact(db, claimed.accountId, async (tx) => {
    const by = await lockActor(tx, claimed)
    return once(tx, {
      id: mutationId,
      by,
      request: ['cancelAttachment', attachmentId],
      act: async () => {
        const [row] = await tx.orm
          .select()
          .from(a)
          .where(whereIs(tx.accountId, attachmentId))
          .for('update')
        if (!row || !isOwner(row, by))
          throw new Failure('attachment.notFound', { field: 'attachmentId' })
        if (row.state === 'sent') throw new Failure('attachment.used', { field: 'attachmentId' })
        await tx.orm
          .update(a)
          .set({ state: 'removed' })
          .where(and(whereIs(tx.accountId, attachmentId), inArray(a.state, ['pending', 'ready'])))
        return answer()
      },
      keep: () => ({}),
      again: answer,
    })
  })
}
