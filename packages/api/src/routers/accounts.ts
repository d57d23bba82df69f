import { AccountInput, NoInput } from '@parley/contract/schema'
import { getAccount, listAccounts } from '@parley/domain'
import { member, router, signedIn } from '../trpc.ts'

export const accounts = router({
  /** The accounts the signed-in person is a member of. */
  list: signedIn
    .input(NoInput)
    .query(({ ctx }) => listAccounts(ctx.db, { userId: ctx.session.userId })),
  /** An account with its members, teams, inboxes and labels. */
  get: member.input(AccountInput).query(({ ctx }) => getAccount(ctx.db, { by: ctx.actor })),
})
