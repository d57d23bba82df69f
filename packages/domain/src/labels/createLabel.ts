import { and, eq } from 'drizzle-orm'
import { Failure } from '@parley/contract'
import type { Actor, CreateLabelInput, LabelAnswer } from '@parley/contract'
import { tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { appendAccount } from '../accounts/appendAccount.ts'
import { manage } from '../mutations/manage.ts'
import { isReleasing } from '../releases/pendingReleases.ts'
import { readLabel } from './readLabel.ts'

const { labels } = tables
type Input = Omit<CreateLabelInput, 'accountId'> & { by: Actor }

/**
 * Makes a label; its name is its key and never changes. Refuses with role.forbidden, label.exists,
 * and server.overloaded while a deleted one of this name is still coming off conversations.
 */
export async function createLabel(db: DbOrTx, input: Input): Promise<LabelAnswer> {
  const { by: claimed, mutationId, id, name, title = name, color = '#64748b' } = input
  return manage(db, {
    by: claimed,
    mutationId: mutationId ?? id,
    request: ['createLabel', id, name, title, color],
    act: async (tx, by) => {
      const [held] = await tx.orm
        .select({ id: labels.id })
        .from(labels)
        .where(and(eq(labels.accountId, tx.accountId), eq(labels.name, name)))
      if (held)
        throw new Failure('label.exists', {
          field: 'name',
          message: `There is a label "${name}" already.`,
        })
      // What is left of an earlier one of this name would be taken for this one.
      if (await isReleasing(tx, { kind: 'label', value: name }))
        throw new Failure('server.overloaded', {
          field: 'name',
          message: `"${name}" was deleted and is still coming off conversations.`,
          retryAfterMs: 5000,
        })
      const made = await tx.orm
        .insert(labels)
        .values({ accountId: tx.accountId, id, name, title, color })
        .onConflictDoNothing()
        .returning({ id: labels.id })
      if (made.length === 0) throw new Failure('mutation.idReused', { field: 'id' })
      await appendAccount(tx, by)
      return { label: await readLabel(tx, id) }
    },
    again: async (tx) => ({ label: await readLabel(tx, id) }),
  })
}
