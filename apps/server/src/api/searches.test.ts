import { afterAll, beforeAll, expect, test } from 'vitest'
import { httpClient, refusalOf, signIn } from './testing/clients.ts'
import { furnish } from './testing/furnish.ts'
import type { Furniture } from './testing/furnish.ts'
import { startHouse } from './testing/startHouse.ts'
import type { House } from './testing/startHouse.ts'

let house: House
let home: Furniture
let ask: (path: string, more: object) => Promise<unknown>
beforeAll(async () => {
  house = await startHouse()
  home = await furnish(house.db)
  const token = await signIn(house, 'owner')
  // A client each: one would ask them in a batch, which is answered when its last is.
  ask = (path, more) => httpClient(house, token).query(path, { accountId: home.accountId, ...more })
})
afterAll(() => house.stop())

const searches = [
  () => ask('messages.search', { query: 'hello' }),
  () => ask('conversations.list', { filter: { search: 'hello' } }),
  () => ask('conversations.count', { filter: { search: 'hello' } }),
]

test('searches that take too long are refused by their deadline, and nothing else waits for them', async () => {
  await house.db.sql.begin(async (hand) => {
    // Whoever reads a message waits here, as if there were far too many to read.
    await hand`lock table messages in access exclusive mode`
    const from = Date.now()
    const refused = Promise.all(
      Array.from({ length: 4 }, () => searches.map((search) => refusalOf(search())))
        .flat()
        .map(async (refusal) => ({ ...(await refusal), ms: Date.now() - from })),
    )
    const other = await ask('accounts.get', {}).then(() => Date.now() - from)
    expect(other).toBeLessThan(2000)
    for (const { ms, ...refusal } of await refused) {
      expect(refusal).toMatchObject({ failure: 'server.timeout', code: 'TIMEOUT', retryable: true })
      expect(refusal.message).toBe('This took too long; try again, or ask for less.')
      expect(ms).toBeLessThan(12_000)
    }
  })
  for (const search of searches) expect(await refusalOf(search())).toBeNull()
}, 30_000)
