import { and, arrayContains, asc, eq, sql } from 'drizzle-orm'
import type { Actor, AsOf, DeleteLabelInput } from '@parley/contract'
import { appendEvent, tables } from '@parley/db'
import type { DbOrTx, Tx } from '@parley/db'
import { appendAccount } from '../accounts/appendAccount.ts'
import { appendConversation } from '../conversations/appendConversation.ts'
import { manage } from '../mutations/manage.ts'
import { readLabel } from './readLabel.ts'

const { contacts, conversations: c, labels } = tables
const most = 500
type Input = Omit<DeleteLabelInput, 'accountId'> & { by: Actor }

/**
 * Deletes a label and takes it off every conversation. More than 500 at once are told as one resync
 * instead of one by one. Refuses with role.forbidden, label.notFound.
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
      await takeOff(tx, name, by)
      await appendAccount(tx, by)
      return {}
    },
    again: async () => ({}),
  })
}

async function takeOff(tx: Tx, name: string, by: Actor) {
  const labelled = and(eq(c.accountId, tx.accountId), arrayContains(c.labels, [name]))
  const found = await tx.orm
    .select({ id: c.id, contact: contacts })
    .from(c)
    .leftJoin(contacts, and(eq(contacts.accountId, c.accountId), eq(contacts.id, c.contactId)))
    .where(labelled)
    .orderBy(asc(c.id))
    .for('update', { of: c })
  const contactOf = new Map(found.map(({ id, contact }) => [id, contact]))
  const rows = await tx.orm
    .update(c)
    .set({ labels: sql`array_remove(${c.labels}, ${name})` })
    .where(labelled)
    .returning()
  if (rows.length > most)
    return appendEvent(tx, { body: { type: 'resync', afterMs: 0 }, audience: ['members'], by })
  for (const row of rows)
    appendConversation(tx, {
      row,
      contact: contactOf.get(row.id) ?? null,
      type: 'conversation.updated',
      contactSees: false,
      by,
    })
}
