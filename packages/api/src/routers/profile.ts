import { NoInput, UpdateProfileInput } from '@parley/contract/schema'
import { getProfile, updateProfile } from '@parley/domain'
import { router, signedIn, writer } from '../trpc.ts'

export const profile = router({
  /** Who is signed in, with their preferences; takes no accountId. */
  get: signedIn
    .input(NoInput)
    .query(({ ctx }) => getProfile(ctx.db, { userId: ctx.session.userId })),
  /** Changes the viewer's name, or takes their picture away, in every account of theirs. */
  update: writer
    .input(UpdateProfileInput)
    .mutation(({ ctx, input }) => updateProfile(ctx.db, { ...input, by: ctx.actor })),
})
