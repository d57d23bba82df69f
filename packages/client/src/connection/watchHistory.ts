import { Store } from '../Store.ts'
import type { Connection } from './Connection.ts'

/** What became of the connection since the page was opened. */
export interface ConnectionHistory {
  /** How often it came back. */
  reconnects: number
  /** Since when it has been as it is (milliseconds of Date.now). */
  since: number
}

/** Counts how often a connection that stood came back. */
export function watchHistory(connection: Store<Connection>): Store<ConnectionHistory> {
  const history = new Store<ConnectionHistory>({ reconnects: 0, since: Date.now() })
  let before = connection.get().state
  let hasStood = false
  connection.subscribe(() => {
    const { state } = connection.get()
    if (state === before) return
    const isBack = state === 'live' && hasStood
    hasStood ||= state === 'live'
    before = state
    const { reconnects } = history.get()
    history.set({ reconnects: reconnects + (isBack ? 1 : 0), since: Date.now() })
  })
  return history
}
