import { Failure } from '@parley/contract'
import type { Actor, MemberAnswer, Role } from '@parley/contract'
import { appendEvent, tables, transact } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { lockActor } from '../actors/lockActor.ts'
import { openSupport } from '../conversations/openSupport.ts'
import { once } from '../mutations/once.ts'
import { forgetRelease } from '../releases/pendingReleases.ts'
import { appendTopics } from './appendTopics.ts'
import { mayGive } from './mayGive.ts'
import { readMember } from './readMember.ts'

interface Input {
  userId: string
  role: Role
  mutationId?: string | undefined
  by: Actor
}

/**
 * A person joins the account, and gets their Support conversation. Owners add anyone, admins add
 * admins and agents. Refuses with role.forbidden, member.exists.
 */
export async function addMember(
  db: DbOrTx,
  { userId, role, mutationId, by: claimed }: Input,
): Promise<MemberAnswer> {
  return transact(db, claimed.accountId, async (tx) => {
    const by = await lockActor(tx, claimed)
    mayGive(by, role)
    return once(tx, {
      id: mutationId,
      by,
      request: ['addMember', userId, role],
      act: async () => {
        const added = await tx.orm
          .insert(tables.members)
          .values({ accountId: by.accountId, userId, role })
          .onConflictDoNothing()
          .returning({ userId: tables.members.userId })
        if (added.length === 0) throw new Failure('member.exists', { field: 'email' })
        await forgetRelease(tx, { kind: 'assignee', value: userId })
        const member = await readMember(tx, userId)
        appendEvent(tx, {
          body: { type: 'member.updated', member, removed: false },
          audience: ['members'],
          by,
        })
        await appendTopics(tx, [userId], by)
        await openSupport(tx, { userId, by })
        return { member }
      },
      keep: () => ({}),
      again: async () => ({ member: await readMember(tx, userId) }),
    })
  })
}
