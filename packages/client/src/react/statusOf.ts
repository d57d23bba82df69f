import { troubleOf } from '../Trouble.ts'
import type { Trouble } from '../Trouble.ts'
import type { Loading } from './views.ts'

/** What is held is shown, also when asking again failed. */
export function statusOf(query: { data: unknown; error: unknown }): {
  status: Loading
  error: Trouble | null
} {
  const error = query.error ? troubleOf(query.error) : null
  if (query.data !== undefined) return { status: 'ready', error }
  return { status: error ? 'error' : 'loading', error }
}
