import { Failure } from '@parley/contract'
import type { Actor, CreateInboxInput, InboxAnswer } from '@parley/contract'
import { tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { appendAccount } from '../accounts/appendAccount.ts'
import { appendTopics } from '../members/appendTopics.ts'
import { mustBeMembers } from '../members/mustBeMembers.ts'
import { manage } from '../mutations/manage.ts'
import { readInbox } from './readInbox.ts'

type Input = Omit<CreateInboxInput, 'accountId'> & { by: Actor }

/** Makes an inbox with its members. Refuses with role.forbidden, member.notFound, mutation.idReused. */
export async function createInbox(db: DbOrTx, input: Input): Promise<InboxAnswer> {
  const { by: claimed, mutationId, memberIds, ...inbox } = input
  return manage(db, {
    by: claimed,
    mutationId: mutationId ?? inbox.id,
    request: ['createInbox', inbox, memberIds],
    act: async (tx, by) => {
      const people = [...new Set(memberIds)]
      await mustBeMembers(tx, people, 'memberIds')
      const made = await tx.orm
        .insert(tables.inboxes)
        .values({ ...inbox, accountId: tx.accountId })
        .onConflictDoNothing()
        .returning({ id: tables.inboxes.id })
      if (made.length === 0) throw new Failure('mutation.idReused', { field: 'id' })
      const seats = people.map((userId) => ({ accountId: tx.accountId, inboxId: inbox.id, userId }))
      if (seats.length > 0) await tx.orm.insert(tables.inboxMembers).values(seats)
      await appendTopics(tx, people, by)
      await appendAccount(tx, by)
      return { inbox: await readInbox(tx, inbox.id) }
    },
    again: async (tx) => ({ inbox: await readInbox(tx, inbox.id) }),
  })
}
