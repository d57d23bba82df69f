import { EndSessionInput, NoInput } from '@parley/contract/schema'
import { endOtherSessions, endSession, listSessions } from '@parley/domain'
import { router, signedIn } from '../trpc.ts'

/** Sign-ins are the person's, in every account of theirs: none takes an accountId. */
export const sessions = router({
  /** Where the viewer is signed in. */
  list: signedIn.input(NoInput).query(({ ctx }) => listSessions(ctx.db, ctx.session)),
  /** Signs the viewer out of one of these; its sockets close within two seconds. */
  end: signedIn
    .input(EndSessionInput)
    .mutation(({ ctx, input }) =>
      endSession(ctx.db, { userId: ctx.session.userId, sessionId: input.sessionId }),
    ),
  /** Signs the viewer out everywhere else. */
  endOthers: signedIn.input(NoInput).mutation(({ ctx }) => endOtherSessions(ctx.db, ctx.session)),
})
