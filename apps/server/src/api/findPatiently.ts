import type { Context, House, Session } from '@parley/api'
import { readSession } from './handleTrpc.ts'
import { askAgainMs } from './limits.ts'

type Found = Pick<Context, 'session' | 'refusal'>

/**
 * As readSession, but asks again while the database is away: a socket that waits is there the moment
 * it is back, and to come again would cost both sides more.
 */
export async function findPatiently(
  find: () => Promise<Session | null>,
  house: Pick<House, 'log'>,
  mayWait: () => boolean,
): Promise<Found> {
  for (;;) {
    const found = await readSession(find, house)
    if (!found.refusal || !mayWait()) return found
    await new Promise((resolve) => setTimeout(resolve, askAgainMs))
  }
}
