import { and, eq } from 'drizzle-orm'
import { Failure } from '@parley/contract'
import type { MemberActor, MemberAnswer, UpdateMemberInput } from '@parley/contract'
import { appendEvent, tables, transact } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { lockActor } from '../actors/lockActor.ts'
import { once } from '../mutations/once.ts'
import { appendTopics } from './appendTopics.ts'
import { lockMember } from './lockMember.ts'
import { mayGive } from './mayGive.ts'
import { readMember } from './readMember.ts'

type Input = Pick<UpdateMemberInput, 'userId' | 'role' | 'mutationId'> & { by: MemberActor }

/** Gives a member another role. Refuses with role.forbidden, member.notFound, member.lastOwner. */
export async function updateMember(
  db: DbOrTx,
  { userId, role, mutationId, by: claimed }: Input,
): Promise<MemberAnswer> {
  return transact(db, claimed.accountId, async (tx) => {
    // For update first: a share lock that is raised later waits for another's share lock, and that for this.
    const { isLastOwner } = await lockMember(tx, userId)
    const by = await lockActor(tx, claimed)
    const before = await readMember(tx, userId)
    mayGive(by, role)
    mayGive(by, before.role)
    return once(tx, {
      id: mutationId,
      by,
      request: ['updateMember', userId, role],
      act: async () => {
        if (before.role === role) return { member: before }
        if (isLastOwner) throw new Failure('member.lastOwner', { field: 'role' })
        await tx.orm
          .update(tables.members)
          .set({ role })
          .where(and(eq(tables.members.accountId, by.accountId), eq(tables.members.userId, userId)))
        const member = { ...before, role }
        appendEvent(tx, {
          body: { type: 'member.updated', member, removed: false },
          audience: ['members'],
          by,
        })
        await appendTopics(tx, [userId], by)
        return { member }
      },
      keep: () => ({}),
      again: async () => ({ member: await readMember(tx, userId) }),
    })
  })
}
