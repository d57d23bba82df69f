import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHouse } from '../api/testing/startHouse.ts'
import type { House } from '../api/testing/startHouse.ts'
import { furnish, password } from '../api/testing/furnish.ts'
import { httpClient, refusalOf, signIn } from '../api/testing/clients.ts'
import type { Furniture } from '../api/testing/furnish.ts'

let house: House
let home: Furniture
beforeAll(async () => {
  house = await startHouse({ trustProxy: true })
  home = await furnish(house.db)
})
afterAll(() => house.stop())

let lastAddress = 0
const newAddress = () => `203.0.113.${(lastAddress += 1)}`

function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  return fetch(`${house.url}/api/auth${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: house.url, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

function tryPassword(email: string, given: string, from: string) {
  return post('/sign-in/email', { email, password: given }, { 'x-forwarded-for': from })
}

async function outcome(response: Response) {
  return {
    status: response.status,
    body: await response.json(),
    type: response.headers.get('content-type'),
  }
}

const cookieOf = (response: Response) => response.headers.getSetCookie()[0]!.split(';')[0]!

test('signing in answers a cookie that scripts cannot read, and a bearer token', async () => {
  const response = await tryPassword('Ana@Example.test', password, newAddress())
  expect(response.status).toBe(200)
  expect(response.headers.getSetCookie()[0]).toMatch(
    /^parley\.session_token=.*HttpOnly; SameSite=Lax/,
  )
  const token = response.headers.get('set-auth-token')!
  const { items } = (await httpClient(house, token).query('accounts.list')) as { items: unknown[] }
  expect(items).toHaveLength(1)
  const byCookie = httpClient(house, null, { cookie: cookieOf(response) })
  expect(await byCookie.query('accounts.list')).toEqual({ items })
})

test('wrong password, unknown person and locked-out look alike', async () => {
  const from = newAddress()
  const wrong = await outcome(await tryPassword('ana@example.test', 'not her password', from))
  const unknown = await outcome(await tryPassword('nobody@example.test', 'not her password', from))
  for (let tries = 2; tries < 10; tries += 1)
    await tryPassword('cleo@example.test', 'wrong again', from)
  const began = performance.now()
  const lockedOut = await outcome(await tryPassword('ana@example.test', password, from))
  const tookMs = performance.now() - began
  expect(wrong.status).toBe(401)
  expect(unknown).toEqual(wrong)
  expect(lockedOut).toEqual(wrong)
  // In the time of a password's hash, not at once.
  expect(tookMs).toBeGreaterThan(15)
})

test('another address does not wait for what one address did', async () => {
  expect((await tryPassword('ana@example.test', password, newAddress())).status).toBe(200)
})

test('tries at once count as one after the other', async () => {
  const from = newAddress()
  await Promise.all(
    Array.from({ length: 25 }, () => tryPassword('ana@example.test', 'wrong', from)),
  )
  expect((await tryPassword('ana@example.test', password, from)).status).toBe(401)
})

test('many right ones at once from one address all pass', async () => {
  const from = newAddress()
  const answers = await Promise.all(
    Array.from({ length: 25 }, () => tryPassword('ana@example.test', password, from)),
  )
  expect(answers.map(({ status }) => status)).toEqual(Array(25).fill(200))
})

test('nobody signs up by themselves, and closed doors are not there', async () => {
  const person = { email: 'me@example.test', name: 'Me', password: 'a long enough one' }
  for (const path of ['/sign-up/email', '/update-user', '/delete-user', '/request-password-reset'])
    expect([path, (await post(path, person)).status]).toEqual([path, 404])
})

test('signing out everywhere ends every session of the person, and nobody else', async () => {
  const [one, two, other] = await Promise.all([
    signIn(house, 'ana'),
    signIn(house, 'ana'),
    signIn(house, 'cleo'),
  ])
  const response = await post('/revoke-sessions', {}, { authorization: `Bearer ${one}` })
  expect(response.status).toBe(200)
  for (const token of [one, two])
    expect(await refusalOf(httpClient(house, token).query('accounts.list'))).toMatchObject({
      failure: 'session.required',
    })
  expect(await refusalOf(httpClient(house, other).query('accounts.list'))).toBeNull()
})

test('a token without our signature is nobody', async () => {
  const token = await signIn(house, 'ana')
  for (const forged of [token.split('.')[0]!, `${token.slice(0, -4)}AAAA`, 'x', '%', 'a.b'])
    expect(await refusalOf(httpClient(house, forged).query('accounts.list'))).toMatchObject({
      failure: 'session.required',
    })
})

test('a cookie that cannot be read is nobody, and no error of ours', async () => {
  for (const value of [
    '',
    '%E0%A4%A',
    'x.y',
    '"',
    'a'.repeat(5000),
    `${'a'.repeat(32)}.${'b'.repeat(43)}=`,
    '%00.%00',
  ]) {
    const client = httpClient(house, null, {
      cookie: `parley.session_token=${value}; parley.session_data=${value}`,
    })
    expect([value, (await refusalOf(client.query('accounts.list')))?.failure]).toEqual([
      value,
      'session.required',
    ])
  }
})

test('a mutation with a cookie must come from a page of ours; a bearer may come from anywhere', async () => {
  const response = await tryPassword('owner@example.test', password, newAddress())
  const cookie = cookieOf(response)
  const mutate = (headers: Record<string, string>, token: string | null = null) =>
    refusalOf(
      httpClient(house, token, headers).mutation('presence.set', {
        accountId: home.accountId,
        status: 'online',
      }),
    )
  expect(await mutate({ cookie, origin: 'https://evil.test' })).toMatchObject({
    code: 'FORBIDDEN',
    failure: 'action.forbidden',
  })
  expect(await mutate({ cookie })).toMatchObject({ code: 'FORBIDDEN' })
  expect(await mutate({ cookie, origin: house.url })).toBeNull()
  expect((await post('/sign-out', {}, { cookie, origin: 'https://evil.test' })).status).toBe(403)
  expect(await mutate({ origin: 'https://evil.test' }, await signIn(house, 'owner'))).toBeNull()
})

test('bodies that are no sign-in are refused, also a large one', async () => {
  for (const [body, status] of [
    ['{', 400],
    ['{}', 400],
    ['null', 400],
    [JSON.stringify({ email: 'x'.repeat(20_000) }), 413],
  ] as const)
    expect([
      body.slice(0, 9),
      (await post('/sign-in/email', body, { 'x-forwarded-for': newAddress() })).status,
    ]).toEqual([body.slice(0, 9), status])
  const nul = await tryPassword('ana@example.test', 'a\u0000b\ud800', newAddress())
  expect(nul.status).toBe(401)
})

test('nothing unexpected happened', () => expect(house.errors).toEqual([]))
