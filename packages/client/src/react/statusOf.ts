import { troubleOf } from '../Trouble.ts'
import type { Trouble } from '../Trouble.ts'
import type { Loading } from './views.ts'

const noNetwork: Trouble = { failure: null, message: 'There is no network.', retryable: true }

/** What is held is shown, also when asking again failed. What waits for a network does not load. */
export function statusOf(query: { data: unknown; error: unknown; fetchStatus?: string }): {
  status: Loading
  error: Trouble | null
} {
  const waits = query.fetchStatus === 'paused' ? noNetwork : null
  const error = query.error ? troubleOf(query.error) : waits
  if (query.data !== undefined) return { status: 'ready', error }
  return { status: error ? 'error' : 'loading', error }
}
