import { Failure } from '@parley/contract'
import type { AccountAnswer, MemberActor } from '@parley/contract'
import { printCursor, readHead } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { readAccount } from './readAccount.ts'

/** The account as a member sees it: who they are in it, its people, teams, inboxes and labels. */
export async function getAccount(db: DbOrTx, { by }: { by: MemberActor }): Promise<AccountAnswer> {
  const head = await readHead(db, by.accountId)
  const whole = await readAccount(db, by.accountId)
  const me = whole.members.find((member) => member.userId === by.userId)
  if (!me) throw new Failure('account.notFound', { field: 'accountId' })
  return { ...whole, me, asOf: printCursor(head) }
}
