import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appRouter } from '@parley/api'
import { httpClient, refusalOf, signIn, socketClient } from './testing/clients.ts'
import type { SocketClient } from './testing/clients.ts'
import { furnish } from './testing/furnish.ts'
import type { Furniture } from './testing/furnish.ts'
import { own, procedures } from './testing/procedures.ts'
import type { Known } from './testing/procedures.ts'
import { startHouse } from './testing/startHouse.ts'
import type { House } from './testing/startHouse.ts'

type Caller = 'nobody' | 'eve' | 'cleo' | 'owner'

let house: House
let home: Furniture
const clients = {} as Record<Caller, SocketClient>
const http = {} as Record<Caller, ReturnType<typeof httpClient>>

beforeAll(async () => {
  house = await startHouse()
  home = await furnish(house.db)
  for (const caller of ['nobody', 'eve', 'cleo', 'owner'] as const) {
    const token = caller === 'nobody' ? null : await signIn(house, caller)
    clients[caller] = socketClient(house, token)
    http[caller] = httpClient(house, token)
  }
})
afterAll(async () => {
  for (const { socket } of Object.values(clients)) await socket.close()
  await house.stop()
})

const paths = Object.keys(appRouter._def.procedures)
const typeOf = (path: string) =>
  (appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>)[path]!._def
    .type

function inputOf({ input, isPersonal }: Known, accountId: string) {
  return isPersonal ? own(input(home)) : { ...input(home), accountId }
}

async function call(
  caller: Caller,
  path: string,
  accountId: string,
  over: 'http' | 'socket' = 'socket',
) {
  const input = inputOf(procedures[path]!, accountId)
  const type = typeOf(path)
  if (type === 'subscription') return refusalOf(firstYield(clients[caller], path, input))
  const client = over === 'socket' ? clients[caller] : http[caller]
  return refusalOf(type === 'query' ? client.query(path, input) : client.mutation(path, input))
}

/** Resolves with the first thing a subscription does. */
function firstYield(client: SocketClient, path: string, input: unknown) {
  return new Promise((resolve, reject) => {
    const { unsubscribe } = client.subscription(path, input, {
      onStarted: () => path.startsWith('signals') && finish(),
      onData: finish,
      onError: (error) => finish(error),
    })
    function finish(error?: unknown) {
      setTimeout(() => unsubscribe())
      if (error instanceof Error) reject(error)
      else resolve(null)
    }
  })
}

test('every procedure is known here, and nothing else', () => {
  expect(Object.keys(procedures).sort()).toEqual(paths.sort())
})

describe.each(Object.keys(procedures))('%s', (path) => {
  const known = procedures[path]!

  test('refuses who is not signed in', async () => {
    const refusal = await call('nobody', path, home.accountId)
    expect(refusal).toMatchObject({
      code: 'UNAUTHORIZED',
      failure: 'session.required',
      httpStatus: 401,
    })
  })

  test("is not there for another tenant's owner", async () => {
    if (known.isPersonal) return
    const refusal = await call('eve', path, home.accountId)
    expect(refusal).toMatchObject({
      code: 'NOT_FOUND',
      failure: 'account.notFound',
      field: 'accountId',
    })
  })

  test('lets an agent do what is hers, and shows nothing else', async () => {
    const refusal = await call('cleo', path, home.accountId)
    expect(refusal?.failure ?? null).toBe(known.agent)
  })
})

test("ids of this account mean nothing in another's", async () => {
  for (const path of paths.filter((one) => typeOf(one) !== 'subscription')) {
    const known = procedures[path]!
    const names = Object.keys(known.input(home)).filter((key) => /Ids?$/.test(key))
    if (known.isPersonal || names.length === 0) continue
    const refusal = await call('eve', path, home.foreignId, 'http')
    expect(`${path} ${refusal?.code}`).toBe(`${path} NOT_FOUND`)
  }
})

test('an account that is no uuid is refused by its name', async () => {
  const refusal = await refusalOf(http.owner.query('accounts.get', { accountId: 'home' }))
  expect(refusal).toMatchObject({
    code: 'BAD_REQUEST',
    failure: 'input.invalid',
    field: 'accountId',
  })
})

test('nothing unexpected happened', () => expect(house.errors).toEqual([]))
