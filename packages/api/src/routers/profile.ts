import { NoInput } from '@parley/contract/schema'
import { getProfile } from '@parley/domain'
import { router, signedIn } from '../trpc.ts'

export const profile = router({
  /** Who is signed in, with their preferences; takes no accountId. */
  get: signedIn
    .input(NoInput)
    .query(({ ctx }) => getProfile(ctx.db, { userId: ctx.session.userId })),
})
