import { and, eq } from 'drizzle-orm'
import { Failure } from '@parley/contract'
import type { InboxId, MutationId, SystemActor, TeamId, UserId } from '@parley/contract'
import { tables, transact } from '@parley/db'
import type { Db, Tx } from '@parley/db'
import { lockAccount } from '../accounts/appendAccount.ts'
import { readPlacesOfAccount } from '../accounts/readAccount.ts'
import { addInboxMember } from '../inboxes/addInboxMember.ts'
import { addMember } from '../members/addMember.ts'
import { addTeamMember } from '../teams/addTeamMember.ts'
import { findInvitation, mustBeOpen } from './findInvitation.ts'
import { appendInvitations } from './readInvitations.ts'

const { invitations: i, members } = tables

interface Input {
  secret: string
  /** Says who joins, made in the same commit where they are new. */
  enrol: (tx: Tx) => Promise<string>
}

/**
 * Somebody joins by a link, once: with its role, in those of its inboxes and teams that there still
 * are. Refuses with invitation.notFound, invitation.used, invitation.expired, member.exists.
 */
export async function acceptInvitation(
  db: Db,
  { secret, enrol }: Input,
): Promise<{ slug: string; userId: UserId }> {
  const looked = await findInvitation(db, secret)
  mustBeOpen(looked)
  const { id: accountId, slug } = looked.account
  const by: SystemActor = { type: 'system', accountId: accountId as never, clientId: null }
  return transact(db, accountId, async (tx) => {
    await lockAccount(tx)
    await lock(tx, looked.invitation.id)
    // Two who hold the same link are here one after the other.
    const found = await findInvitation(tx, secret)
    mustBeOpen(found)
    const userId = (await enrol(tx)) as UserId
    if (await isMember(tx, userId)) throw new Failure('member.exists')
    const { id, role, inboxIds, teamIds } = found.invitation
    await addMember(tx, { userId, role, by })
    await joinPlaces(tx, { userId, inboxIds, teamIds, by })
    await tx.orm
      .update(i)
      .set({ acceptedBy: userId, acceptedAt: new Date() })
      .where(and(eq(i.accountId, tx.accountId), eq(i.id, id)))
    await appendInvitations(tx, by)
    return { slug, userId }
  })
}

async function lock(tx: Tx, id: string) {
  await tx.orm
    .select({ id: i.id })
    .from(i)
    .where(and(eq(i.accountId, tx.accountId), eq(i.id, id)))
    .for('update')
}

async function isMember(tx: Tx, userId: string): Promise<boolean> {
  const is = and(eq(members.accountId, tx.accountId), eq(members.userId, userId))
  return (await tx.orm.$count(members, is)) > 0
}

interface Joining {
  userId: UserId
  inboxIds: string[]
  teamIds: string[]
  by: SystemActor
}

async function joinPlaces(tx: Tx, { userId, inboxIds, teamIds, by }: Joining) {
  const mutationId: MutationId | undefined = undefined
  const { inboxes, teams } = await readPlacesOfAccount(tx, tx.accountId)
  for (const { id } of inboxes)
    if (inboxIds.includes(id))
      await addInboxMember(tx, { inboxId: id as InboxId, userId, mutationId, by })
  for (const { id } of teams)
    if (teamIds.includes(id))
      await addTeamMember(tx, { teamId: id as TeamId, userId, mutationId, by })
}
