import { Failure, fold } from '@parley/contract'
import type { Actor, ContactAnswer, CreateContactInput } from '@parley/contract'
import { tables, transact } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { lockActor } from '../actors/lockActor.ts'
import { toContact } from '../conversations/conversationRow.ts'
import { once } from '../mutations/once.ts'
import { readContact } from './readContact.ts'

type Input = Omit<CreateContactInput, 'accountId'> & { by: Actor }

/** Makes a contact; every member may. Refuses with mutation.idReused for an id used otherwise. */
export async function createContact(db: DbOrTx, input: Input): Promise<ContactAnswer> {
  const { by: claimed, mutationId, id, name = null, email = null, type } = input
  return transact(db, claimed.accountId, async (tx) => {
    const by = await lockActor(tx, claimed)
    return once(tx, {
      id: mutationId ?? id,
      by,
      request: ['createContact', id, name, email, type],
      act: async () => {
        const values = { accountId: by.accountId, id, name, email, type }
        const [row] = await tx.orm
          .insert(tables.contacts)
          .values({ ...values, fold: fold(`${name ?? ''} ${email ?? ''}`) })
          .onConflictDoNothing()
          .returning()
        if (!row) throw new Failure('mutation.idReused', { field: 'id' })
        return { contact: toContact(row) }
      },
      keep: () => ({}),
      again: () => readContact(tx, id),
    })
  })
}
