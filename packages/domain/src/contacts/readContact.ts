import { and, eq } from 'drizzle-orm'
import { Failure } from '@parley/contract'
import type { Contact } from '@parley/contract'
import { tables } from '@parley/db'
import type { Tx } from '@parley/db'
import { toContact } from '../conversations/conversationRow.ts'

/** A contact of the transaction's account; contact.notFound otherwise. */
export async function readContact(tx: Tx, id: string): Promise<{ contact: Contact }> {
  const { contacts } = tables
  const [row] = await tx.orm
    .select()
    .from(contacts)
    .where(and(eq(contacts.accountId, tx.accountId), eq(contacts.id, id)))
  if (!row) throw new Failure('contact.notFound', { field: 'contactId' })
  return { contact: toContact(row) }
}
