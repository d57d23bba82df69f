import { eq } from 'drizzle-orm'
import type { MemberActor, PreferencesAnswer, UpdatePreferencesInput } from '@parley/contract'
import { appendEvent, tables, transact } from '@parley/db'
import type { DbOrTx, Tx } from '@parley/db'
import { lockActor } from '../actors/lockActor.ts'
import { once } from '../mutations/once.ts'
import { readPreferences } from './readPreferences.ts'
import { tellElsewhere } from './tellElsewhere.ts'

const { users } = tables
type Input = Pick<UpdatePreferencesInput, 'patch' | 'mutationId'> & { by: MemberActor }

/** A person chooses how they want their screens: told to all of their own, in every account. */
export async function updatePreferences(db: DbOrTx, input: Input): Promise<PreferencesAnswer> {
  const { patch, mutationId, by: claimed } = input
  const answer = await transact(db, claimed.accountId, async (tx) => {
    const by = await lockActor(tx, claimed)
    return once(tx, {
      id: mutationId,
      by,
      request: ['updatePreferences', patch],
      act: async () => {
        const preferences = { ...(await lockKept(tx, by)), ...given(patch) }
        await tx.orm.update(users).set({ preferences }).where(eq(users.id, by.userId))
        return tell(tx, by)
      },
      keep: () => ({}),
      again: async () => ({ preferences: readPreferences(await lockKept(tx, by)) }),
    })
  })
  await tellElsewhere(db, claimed, tell)
  return answer
}

async function tell(tx: Tx, by: MemberActor) {
  const preferences = readPreferences(await lockKept(tx, by))
  const body = { type: 'preferences.updated', preferences } as const
  appendEvent(tx, { body, audience: [`user:${by.userId}`], by })
  return { preferences }
}

async function lockKept(tx: Tx, { userId }: MemberActor): Promise<Record<string, unknown>> {
  const [user] = await tx.orm
    .select({ kept: users.preferences })
    .from(users)
    .where(eq(users.id, userId))
    .for('no key update')
  return user?.kept ?? {}
}

function given(patch: Input['patch']): Record<string, unknown> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
}
