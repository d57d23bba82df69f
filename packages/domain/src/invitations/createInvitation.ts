import { and, eq, inArray, isNull, lt } from 'drizzle-orm'
import { Failure, limits } from '@parley/contract'
import type { CreateInvitationInput, InvitationAnswer, MemberActor } from '@parley/contract'
import { tables } from '@parley/db'
import type { DbOrTx, Tx } from '@parley/db'
import { mayGive } from '../members/mayGive.ts'
import { manage } from '../mutations/manage.ts'
import { hashSecret } from './hashSecret.ts'
import { appendInvitations, readInvitation } from './readInvitations.ts'

const { inboxes, invitations: i, teams } = tables
const dayMs = 86_400_000
/** Those that expired this long ago make room for new ones. */
const forgetMs = 30 * dayMs
type Input = Omit<CreateInvitationInput, 'accountId'> & { by: MemberActor }

/**
 * Makes a link by which one person joins, with a role no higher than the maker's. Refuses with
 * role.forbidden, inbox.notFound, team.notFound, invitation.tooMany, mutation.idReused.
 */
export async function createInvitation(db: DbOrTx, input: Input): Promise<InvitationAnswer> {
  const { by: claimed, mutationId, ...given } = input
  const { id, secret, role, inboxIds, teamIds, note = null, days } = given
  return manage(db, {
    by: claimed,
    mutationId: mutationId ?? id,
    request: ['createInvitation', given],
    act: async (tx, by) => {
      mayGive(by, role)
      await mustExist(tx, input)
      await mustHaveRoom(tx)
      const made = await tx.orm
        .insert(i)
        .values({
          accountId: tx.accountId,
          id,
          secretHash: hashSecret(secret),
          role,
          inboxIds: [...new Set(inboxIds)],
          teamIds: [...new Set(teamIds)],
          note: note?.trim() || null,
          createdBy: claimed.userId,
          expiresAt: new Date(Date.now() + days * dayMs),
        })
        .onConflictDoNothing()
        .returning({ id: i.id })
      if (made.length === 0) throw new Failure('mutation.idReused', { field: 'id' })
      await appendInvitations(tx, by)
      return { invitation: await readInvitation(tx, id) }
    },
    again: async (tx) => ({ invitation: await readInvitation(tx, id) }),
  })
}

async function mustExist(tx: Tx, { inboxIds, teamIds }: Input) {
  const places = [
    [inboxes, inboxIds, 'inbox.notFound', 'inboxIds'],
    [teams, teamIds, 'team.notFound', 'teamIds'],
  ] as const
  for (const [table, ids, word, field] of places) {
    const wanted = [...new Set<string>(ids)]
    const found = await tx.orm
      .select({ id: table.id })
      .from(table)
      .where(and(eq(table.accountId, tx.accountId), inArray(table.id, wanted)))
    if (found.length < wanted.length) throw new Failure(word, { field })
  }
}

async function mustHaveRoom(tx: Tx) {
  const open = and(eq(i.accountId, tx.accountId), isNull(i.acceptedAt))
  await tx.orm.delete(i).where(and(open, lt(i.expiresAt, new Date(Date.now() - forgetMs))))
  if ((await tx.orm.$count(i, open)) >= limits.invitations)
    throw new Failure('invitation.tooMany', {
      message: `An account has at most ${limits.invitations} open invitations.`,
    })
}
