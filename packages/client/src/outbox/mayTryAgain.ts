import type { Trouble } from '../Trouble.ts'
import type { Item } from './Item.ts'

/** So often a change of many may cost the server too much. */
const mostTries = 6

/** Whether what was refused may be taken later; what asks much of the server is not asked for without end. */
export function mayTryAgain({ kept, attempt }: Item, trouble: Trouble): boolean {
  const { failure, retryable } = trouble
  const isTired = failure === 'server.timeout' || failure === 'server.error'
  if (kept.change.type === 'bulk' && isTired && attempt >= mostTries) return false
  return retryable || isSignedOut(trouble)
}

/** Who is signed out is not refused: what waits goes once they are back. */
function isSignedOut({ failure }: Trouble): boolean {
  return failure === 'session.required' || failure === 'session.ended'
}
