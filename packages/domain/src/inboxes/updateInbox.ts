import { and, eq } from 'drizzle-orm'
import type { Actor, InboxAnswer, UpdateInboxInput } from '@parley/contract'
import { tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { appendAccount } from '../accounts/appendAccount.ts'
import { manage } from '../mutations/manage.ts'
import { readInbox } from './readInbox.ts'

const { inboxes } = tables
type Input = Omit<UpdateInboxInput, 'accountId'> & { by: Actor }

/** Renames an inbox. Refuses with role.forbidden, inbox.notFound. */
export async function updateInbox(
  db: DbOrTx,
  { inboxId, name, mutationId, by: claimed }: Input,
): Promise<InboxAnswer> {
  return manage(db, {
    by: claimed,
    mutationId,
    request: ['updateInbox', inboxId, name],
    act: async (tx, by) => {
      const before = await readInbox(tx, inboxId)
      if (before.name === name) return { inbox: before }
      await tx.orm
        .update(inboxes)
        .set({ name })
        .where(and(eq(inboxes.accountId, tx.accountId), eq(inboxes.id, inboxId)))
      await appendAccount(tx, by)
      return { inbox: { ...before, name } }
    },
    again: async (tx) => ({ inbox: await readInbox(tx, inboxId) }),
  })
}
