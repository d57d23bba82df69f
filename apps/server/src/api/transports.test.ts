import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appRouter } from '@parley/api'
import { httpClient, signIn, socketClient } from './testing/clients.ts'
import { furnish } from './testing/furnish.ts'
import type { Furniture } from './testing/furnish.ts'
import { own, procedures } from './testing/procedures.ts'
import { startHouse } from './testing/startHouse.ts'
import type { House } from './testing/startHouse.ts'

let house: House
let token: string
beforeAll(async () => {
  house = await startHouse()
})
afterAll(() => house.stop())

// What takes away comes last.
const lateness = (path: string) =>
  ['remove', 'delete', 'delete', 'members.delete'].filter((word) => path.includes(word)).length
const order = Object.keys(procedures).sort((a, b) => lateness(a) - lateness(b))

describe.each(['http', 'socket'] as const)('the stock client over %s', (over) => {
  let home: Furniture
  let client: ReturnType<typeof httpClient>
  let close = async () => {}
  beforeAll(async () => {
    home = await furnish(house.db)
    token = await signIn(house, 'owner')
    const socket = over === 'socket' ? socketClient(house, token) : null
    client = socket ?? httpClient(house, token)
    close = async () => socket?.socket.close()
  })
  afterAll(() => close())

  test.each(order)('runs %s', async (path) => {
    const { type } = (
      appRouter._def.procedures as unknown as Record<
        string,
        { _def: { type: 'query' | 'mutation' | 'subscription' } }
      >
    )[path]!._def
    if (type === 'subscription') return
    const { input, isPersonal } = procedures[path]!
    const { inboxId, ...given } = input(home) as { inboxId?: string }
    // An inbox that holds conversations stays.
    const box =
      inboxId && path === 'inboxes.delete' ? await newInbox(client, home.accountId) : inboxId
    const answer = await client[type](
      path,
      isPersonal
        ? own(given)
        : { ...given, ...(box ? { inboxId: box } : {}), accountId: home.accountId },
    )
    expect(answer).toBeTypeOf('object')
  })
})

async function newInbox(client: ReturnType<typeof httpClient>, accountId: string) {
  const input = { ...procedures['inboxes.create']!.input({} as Furniture), accountId } as {
    accountId: string
    id?: string
  }
  await client.mutation('inboxes.create', input)
  return input.id
}
