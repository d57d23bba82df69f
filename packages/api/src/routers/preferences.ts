import { AccountInput, UpdatePreferencesInput } from '@parley/contract/schema'
import { getPreferences, updatePreferences } from '@parley/domain'
import { member, router, writer } from '../trpc.ts'

export const preferences = router({
  /** How the viewer wants their screens; the same in every account of theirs. */
  get: member.input(AccountInput).query(({ ctx }) => getPreferences(ctx.db, { by: ctx.actor })),
  /** Changes some of it, on every device. */
  update: writer
    .input(UpdatePreferencesInput)
    .mutation(({ ctx, input }) => updatePreferences(ctx.db, { ...input, by: ctx.actor })),
})
