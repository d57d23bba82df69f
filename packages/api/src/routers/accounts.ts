import { AccountInput, NoInput, UpdateAccountInput } from '@parley/contract/schema'
import { getAccount, listAccounts, updateAccount } from '@parley/domain'
import { member, router, signedIn, writer } from '../trpc.ts'

export const accounts = router({
  /** The accounts the signed-in person is a member of. */
  list: signedIn
    .input(NoInput)
    .query(({ ctx }) => listAccounts(ctx.db, { userId: ctx.session.userId })),
  /** An account with its members, teams, inboxes and labels. */
  get: member.input(AccountInput).query(({ ctx }) => getAccount(ctx.db, { by: ctx.actor })),
  /** Renames the account; its word in addresses stays. */
  update: writer
    .input(UpdateAccountInput)
    .mutation(({ ctx, input }) => updateAccount(ctx.db, { ...input, by: ctx.actor })),
})
