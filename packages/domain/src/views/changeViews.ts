import type { MemberActor } from '@parley/contract'
import { transact } from '@parley/db'
import type { DbOrTx, Tx } from '@parley/db'
import { lockAccount } from '../accounts/appendAccount.ts'
import { lockActor } from '../actors/lockActor.ts'
import { once } from '../mutations/once.ts'

interface Changing<T extends object> {
  by: MemberActor
  mutationId: string | undefined
  request: unknown
  act: (tx: Tx, by: MemberActor) => Promise<T>
  /** The answer to a repeat, from the rows as they are now. */
  again: (tx: Tx, by: MemberActor) => Promise<T>
}

/** The course of every verb of views: one at a time in an account, so that counts of them hold. */
export function changeViews<T extends object>(
  db: DbOrTx,
  { by: claimed, mutationId, request, act, again }: Changing<T>,
) {
  return transact(db, claimed.accountId, async (tx) => {
    const by = await lockActor(tx, claimed)
    await lockAccount(tx)
    return once(tx, {
      id: mutationId,
      by,
      request,
      act: () => act(tx, by),
      keep: () => ({}),
      again: () => again(tx, by),
    })
  })
}
