import { and, eq } from 'drizzle-orm'
import { Failure } from '@parley/contract'
import type { Actor, AsOf, DeleteInboxInput } from '@parley/contract'
import { tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { appendAccount } from '../accounts/appendAccount.ts'
import { appendTopics } from '../members/appendTopics.ts'
import { manage } from '../mutations/manage.ts'
import { readInbox } from './readInbox.ts'

const { conversations: c, inboxes, inboxMembers } = tables
type Input = Omit<DeleteInboxInput, 'accountId'> & { by: Actor }

/** Deletes an inbox that holds no conversation; inbox.inUse otherwise. */
export async function deleteInbox(
  db: DbOrTx,
  { inboxId, mutationId, by: claimed }: Input,
): Promise<AsOf> {
  return manage(db, {
    by: claimed,
    mutationId,
    request: ['deleteInbox', inboxId],
    act: async (tx, by) => {
      const { memberIds } = await readInbox(tx, inboxId)
      // For update: who begins a conversation here holds the row for share.
      await tx.orm
        .select({ id: inboxes.id })
        .from(inboxes)
        .where(and(eq(inboxes.accountId, tx.accountId), eq(inboxes.id, inboxId)))
        .for('update')
      const [used] = await tx.orm
        .select({ id: c.id })
        .from(c)
        .where(and(eq(c.accountId, tx.accountId), eq(c.inboxId, inboxId)))
        .limit(1)
      if (used)
        throw new Failure('inbox.inUse', {
          field: 'inboxId',
          message: 'Conversations came in by this inbox.',
        })
      await tx.orm
        .delete(inboxMembers)
        .where(and(eq(inboxMembers.accountId, tx.accountId), eq(inboxMembers.inboxId, inboxId)))
      await tx.orm
        .delete(inboxes)
        .where(and(eq(inboxes.accountId, tx.accountId), eq(inboxes.id, inboxId)))
      await appendTopics(tx, memberIds, by)
      await appendAccount(tx, by)
      return {}
    },
    again: async () => ({}),
  })
}
