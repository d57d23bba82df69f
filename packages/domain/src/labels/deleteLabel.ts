import { and, eq } from 'drizzle-orm'
import type { Actor, AsOf, DeleteLabelInput } from '@parley/contract'
import { tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { appendAccount } from '../accounts/appendAccount.ts'
import { manage } from '../mutations/manage.ts'
import { releaseConversations } from '../releases/releaseConversations.ts'
import { readLabel } from './readLabel.ts'

const { labels } = tables
type Input = Omit<DeleteLabelInput, 'accountId'> & { by: Actor }

/**
 * Deletes a label and takes it off every conversation: off 500 at once, off more by and by. Refuses
 * with role.forbidden, label.notFound.
 */
export async function deleteLabel(
  db: DbOrTx,
  { labelId, mutationId, by: claimed }: Input,
): Promise<AsOf> {
  return manage(db, {
    by: claimed,
    mutationId,
    request: ['deleteLabel', labelId],
    act: async (tx, by) => {
      const { name } = await readLabel(tx, labelId)
      await tx.orm
        .delete(labels)
        .where(and(eq(labels.accountId, tx.accountId), eq(labels.id, labelId)))
      await releaseConversations(tx, { kind: 'label', value: name }, by)
      await appendAccount(tx, by)
      return {}
    },
    again: async () => ({}),
  })
}
