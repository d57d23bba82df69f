import { afterAll, beforeAll, expect, test } from 'vitest'
import { removeMember } from '@parley/domain'
import { httpClient, refusalOf, signIn, socketClient } from './testing/clients.ts'
import { furnish, password } from './testing/furnish.ts'
import type { Furniture } from './testing/furnish.ts'
import { startHouse } from './testing/startHouse.ts'
import type { House } from './testing/startHouse.ts'

let house: House
let home: Furniture
beforeAll(async () => {
  house = await startHouse()
  home = await furnish(house.db)
})
afterAll(() => house.stop())

const linesOf = (message: string) => house.told.filter((line) => line.message === message)
const soon = { timeout: 10_000, interval: 20 }

test('a connection is a line when it opens and one when it closes: who, why and how long', async () => {
  const client = socketClient(house, await signIn(house, 'owner'))
  await client.query('accounts.list')
  expect(linesOf('A connection opened.')).toEqual([
    { message: 'A connection opened.', connection: expect.any(Number), from: '127.0.0.1' },
  ])
  await client.socket.close()
  await expect.poll(() => linesOf('A connection closed.').length, soon).toBe(1)
  expect(linesOf('A connection closed.')[0]).toEqual({
    message: 'A connection closed.',
    connection: linesOf('A connection opened.')[0]!['connection'],
    userId: home.owner,
    code: expect.any(Number),
    why: 'the client left',
    seconds: expect.any(Number),
  })
})

test('a close of ours says why, also when the other side never answers it', async () => {
  const client = socketClient(house, await signIn(house, 'cleo'))
  client.subscription('events.follow', { accountId: home.accountId }, {})
  await expect.poll(() => house.realtime.status().followers, soon).toBe(1)
  await removeMember(house.db, { userId: home.cleo, by: home.by })
  await expect
    .poll(() => linesOf('A connection closed.').at(-1), soon)
    .toMatchObject({ userId: home.cleo, code: 4403, why: 'removed from the account' })
  await client.socket.close()
})

test('a refusal is a line with its word, who asked and what, and nothing of what was said', async () => {
  const http = httpClient(house, await signIn(house, 'ana'))
  const input = { accountId: home.accountId, body: 'a secret word', id: 'x' }
  await refusalOf(http.mutation('messages.send', input))
  expect(linesOf('Refused.').at(-1)).toEqual({
    message: 'Refused.',
    path: 'messages.send',
    type: 'mutation',
    failure: 'input.invalid',
    field: expect.any(String),
    userId: home.ana,
  })
  await fetch(`${house.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: house.url },
    body: JSON.stringify({ email: 'ana@example.test', password: 'not her password' }),
  })
  expect(linesOf('A password was refused.')).toHaveLength(1)
  await fetch(`${house.url}/api/trpc`, { headers: { upgrade: 'websocket', connection: 'upgrade' } })
    .then((response) => response.text())
    .catch(() => {})
  const all = JSON.stringify(house.told)
  for (const secret of ['a secret word', 'not her password', password])
    expect(all).not.toContain(secret)
})
