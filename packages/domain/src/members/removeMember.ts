import { and, eq, inArray } from 'drizzle-orm'
import { Failure } from '@parley/contract'
import type { AsOf, Member, MemberActor, RemoveMemberInput } from '@parley/contract'
import { appendEvent, tables, transact } from '@parley/db'
import type { DbOrTx, Tx } from '@parley/db'
import { lockActor } from '../actors/lockActor.ts'
import { appendAccount } from '../accounts/appendAccount.ts'
import { releaseConversations } from '../releases/releaseConversations.ts'
import { leaveConversation } from '../conversations/joinConversation.ts'
import { lockConversation } from '../conversations/lockConversation.ts'
import { once } from '../mutations/once.ts'
import { forgetOwnReplies } from '../cannedReplies/releaseCannedReplies.ts'
import { forgetOwnViews } from '../views/releaseViews.ts'
import { lockMember } from './lockMember.ts'
import { mayGive } from './mayGive.ts'
import { readMember } from './readMember.ts'

const {
  conversations: c,
  inboxMembers,
  members,
  notifications,
  participants: p,
  teamMembers,
} = tables
type Input = Pick<RemoveMemberInput, 'userId' | 'mutationId'> & { by: MemberActor }

/**
 * A member leaves the account, by themself or by who manages it: out of its teams, inboxes and
 * groups, and what was assigned to them is nobody's. Nothing of theirs commits afterwards. Refuses
 * with role.forbidden, member.notFound, member.lastOwner.
 */
export async function removeMember(
  db: DbOrTx,
  { userId, mutationId, by: claimed }: Input,
): Promise<AsOf> {
  return transact(db, claimed.accountId, async (tx) => {
    // For update first: a share lock that is raised later waits for another's share lock, and that for this.
    const { isLastOwner } = await lockMember(tx, userId)
    const by = await lockActor(tx, claimed)
    const member = await readMember(tx, userId)
    if (by.userId !== userId) mayGive(by, member.role)
    return once(tx, {
      id: mutationId,
      by,
      request: ['removeMember', userId],
      act: async () => {
        if (isLastOwner) throw new Failure('member.lastOwner', { field: 'userId' })
        await leaveAll(tx, member, by)
        return {}
      },
      keep: () => ({}),
      again: async () => ({}),
    })
  })
}

async function leaveAll(tx: Tx, member: Member, by: MemberActor) {
  const { userId } = member
  const system = { type: 'system', accountId: by.accountId, clientId: null } as const
  for (const conversationId of await seatsOf(tx, userId)) {
    const locked = await lockConversation(tx, { conversationId, by: system })
    await leaveConversation(tx, locked, userId, by)
  }
  await releaseConversations(tx, { kind: 'assignee', value: userId }, by)
  await forgetOwnViews(tx, userId)
  await forgetOwnReplies(tx, userId)
  for (const table of [inboxMembers, notifications, teamMembers, members])
    await tx.orm
      .delete(table)
      .where(and(eq(table.accountId, by.accountId), eq(table.userId, userId)))
  await appendAccount(tx, by)
  const gone = { type: 'member.updated', member, removed: true } as const
  appendEvent(tx, { body: gone, audience: ['members'], except: [`user:${userId}`], by })
  appendEvent(tx, { body: { ...gone, topics: [] }, audience: [`user:${userId}`], by })
}

/** Direct conversations stay with the other one. */
async function seatsOf(tx: Tx, userId: string): Promise<string[]> {
  const rows = await tx.orm
    .select({ id: c.id })
    .from(p)
    .innerJoin(c, and(eq(c.accountId, p.accountId), eq(c.id, p.conversationId)))
    .where(
      and(
        eq(p.accountId, tx.accountId),
        eq(p.userId, userId),
        inArray(c.kind, ['group', 'support']),
      ),
    )
    .orderBy(c.id)
  return rows.map(({ id }) => id)
}
