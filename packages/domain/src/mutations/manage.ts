import type { Actor } from '@parley/contract'
import { transact } from '@parley/db'
import type { DbOrTx, Tx } from '@parley/db'
import { lockAccount } from '../accounts/appendAccount.ts'
import { lockActor } from '../actors/lockActor.ts'
import { mustManage } from '../actors/mustManage.ts'
import { once } from './once.ts'

interface Managing<T extends object> {
  by: Actor
  mutationId: string | undefined
  request: unknown
  act: (tx: Tx, by: Actor) => Promise<T>
  /** The answer to a repeat, from the rows as they are now. */
  again: (tx: Tx) => Promise<T>
}

/** The course of every verb that changes how an account is set up: one at a time, by who may. */
export function manage<T extends object>(
  db: DbOrTx,
  { by: claimed, mutationId, request, act, again }: Managing<T>,
) {
  return transact(db, claimed.accountId, async (tx) => {
    const by = await lockActor(tx, claimed)
    mustManage(by)
    await lockAccount(tx)
    return once(tx, {
      id: mutationId,
      by,
      request,
      act: () => act(tx, by),
      keep: () => ({}),
      again: () => again(tx),
    })
  })
}
