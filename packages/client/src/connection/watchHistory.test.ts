import { expect, test } from 'vitest'
import { Store } from '../Store.ts'
import type { Connection } from './Connection.ts'
import { watchHistory } from './watchHistory.ts'

test('how often a connection came back is counted, not its first coming nor what leads there', () => {
  const connection = new Store<Connection>({ state: 'catchingUp' })
  const history = watchHistory(connection)
  const count = () => history.get().reconnects
  connection.set({ state: 'live' })
  expect(count()).toBe(0)
  connection.set({ state: 'reconnecting', retryAt: 1, attempt: 1 })
  connection.set({ state: 'reconnecting', retryAt: 2, attempt: 2 })
  connection.set({ state: 'catchingUp' })
  expect(count()).toBe(0)
  connection.set({ state: 'live' })
  connection.set({ state: 'live' })
  expect(count()).toBe(1)
})
