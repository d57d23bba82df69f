import type { Actor, InboxAnswer, InboxMemberInput } from '@parley/contract'
import { tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { appendAccount } from '../accounts/appendAccount.ts'
import { appendTopics } from '../members/appendTopics.ts'
import { mustBeMembers } from '../members/mustBeMembers.ts'
import { manage } from '../mutations/manage.ts'
import { readInbox } from './readInbox.ts'

const { inboxMembers } = tables
type Input = Omit<InboxMemberInput, 'accountId'> & { by: Actor }

/** A member joins an inbox; doing it again changes nothing. Refuses with role.forbidden, inbox.notFound, member.notFound. */
export async function addInboxMember(db: DbOrTx, input: Input): Promise<InboxAnswer> {
  const { inboxId, userId, mutationId, by: claimed } = input
  return manage(db, {
    by: claimed,
    mutationId,
    request: ['addInboxMember', inboxId, userId],
    act: async (tx, by) => {
      const before = await readInbox(tx, inboxId)
      await mustBeMembers(tx, [userId], 'userId')
      if (before.memberIds.includes(userId)) return { inbox: before }
      await tx.orm.insert(inboxMembers).values({ accountId: tx.accountId, inboxId, userId })
      await appendTopics(tx, [userId], by)
      await appendAccount(tx, by)
      return { inbox: await readInbox(tx, inboxId) }
    },
    again: async (tx) => ({ inbox: await readInbox(tx, inboxId) }),
  })
}
