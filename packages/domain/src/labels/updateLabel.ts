import { and, eq } from 'drizzle-orm'
import type { Actor, LabelAnswer, UpdateLabelInput } from '@parley/contract'
import { tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { appendAccount } from '../accounts/appendAccount.ts'
import { manage } from '../mutations/manage.ts'
import { readLabel } from './readLabel.ts'

const { labels } = tables
type Input = Omit<UpdateLabelInput, 'accountId'> & { by: Actor }

/** Changes what people read on a label and its colour. Refuses with role.forbidden, label.notFound. */
export async function updateLabel(db: DbOrTx, input: Input): Promise<LabelAnswer> {
  const { labelId, mutationId, by: claimed } = input
  return manage(db, {
    by: claimed,
    mutationId,
    request: ['updateLabel', labelId, input.title, input.color],
    act: async (tx, by) => {
      const before = await readLabel(tx, labelId)
      const { title = before.title, color = before.color } = input
      if (title === before.title && color === before.color) return { label: before }
      await tx.orm
        .update(labels)
        .set({ title, color })
        .where(and(eq(labels.accountId, tx.accountId), eq(labels.id, labelId)))
      await appendAccount(tx, by)
      return { label: { ...before, title, color } }
    },
    again: async (tx) => ({ label: await readLabel(tx, labelId) }),
  })
}
