import { eq } from 'drizzle-orm'
import { v4 as uuidv4 } from 'uuid'
import type { MemberActor, MemberAnswer, UpdateProfileInput } from '@parley/contract'
import { appendEvent, tables, transact } from '@parley/db'
import type { DbOrTx, Tx } from '@parley/db'
import { lockActor } from '../actors/lockActor.ts'
import { readMember } from '../members/readMember.ts'
import { once } from '../mutations/once.ts'
import { tellElsewhere } from './tellElsewhere.ts'

const { avatars, users } = tables

interface Input extends Pick<UpdateProfileInput, 'name' | 'mutationId'> {
  /** A small square picture, or null to have none. */
  avatar?: Uint8Array | null | undefined
  by: MemberActor
}

/** A person changes what they are called or their picture: told in every account of theirs. */
export async function updateProfile(db: DbOrTx, input: Input): Promise<MemberAnswer> {
  const { name, avatar, mutationId, by: claimed } = input
  const answer = await transact(db, claimed.accountId, async (tx) => {
    const by = await lockActor(tx, claimed)
    return once(tx, {
      id: mutationId,
      by,
      request: ['updateProfile', name, avatar && Buffer.from(avatar).toString('base64')],
      act: async () => {
        const image = avatar === undefined ? {} : { image: await putAvatar(tx, by.userId, avatar) }
        await tx.orm
          .update(users)
          .set({ ...(name === undefined ? {} : { name }), ...image, updatedAt: new Date() })
          .where(eq(users.id, by.userId))
        return tell(tx, by)
      },
      keep: () => ({}),
      again: async () => ({ member: await readMember(tx, by.userId) }),
    })
  })
  await tellElsewhere(db, claimed, tell)
  return answer
}

async function tell(tx: Tx, by: MemberActor) {
  const member = await readMember(tx, by.userId)
  const body = { type: 'member.updated', member, removed: false } as const
  appendEvent(tx, { body, audience: ['members'], by })
  return { member }
}

/** Its address, under an id that nobody guesses; the one before is gone. */
async function putAvatar(tx: Tx, userId: string, bytes: Uint8Array | null): Promise<string | null> {
  await tx.orm.delete(avatars).where(eq(avatars.userId, userId))
  if (bytes === null) return null
  const id = uuidv4()
  await tx.orm.insert(avatars).values({ id, userId, bytes })
  return `/api/avatars/${id}`
}
