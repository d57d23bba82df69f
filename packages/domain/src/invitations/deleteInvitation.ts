import { and, eq, isNull } from 'drizzle-orm'
import { Failure } from '@parley/contract'
import type { AsOf, DeleteInvitationInput, MemberActor } from '@parley/contract'
import { tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { manage } from '../mutations/manage.ts'
import { appendInvitations } from './readInvitations.ts'

const { invitations: i } = tables
type Input = Omit<DeleteInvitationInput, 'accountId'> & { by: MemberActor }

/** Takes an invitation back: its link opens nothing any more. Refuses with role.forbidden, invitation.notFound. */
export async function deleteInvitation(db: DbOrTx, input: Input): Promise<AsOf> {
  const { invitationId, mutationId, by: claimed } = input
  return manage(db, {
    by: claimed,
    mutationId,
    request: ['deleteInvitation', invitationId],
    act: async (tx, by) => {
      const gone = await tx.orm
        .delete(i)
        .where(and(eq(i.accountId, tx.accountId), eq(i.id, invitationId), isNull(i.acceptedAt)))
        .returning({ id: i.id })
      if (gone.length === 0) throw new Failure('invitation.notFound', { field: 'invitationId' })
      await appendInvitations(tx, by)
      return {}
    },
    again: async () => ({}),
  })
}
