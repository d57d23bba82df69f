import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHouse } from '../api/testing/startHouse.ts'
import type { House } from '../api/testing/startHouse.ts'

let house: House
beforeAll(async () => {
  house = await startHouse({ demo: true })
})
afterAll(() => house.stop())

const owner = {
  name: 'Olga',
  email: 'Olga@example.test',
  password: 'a long enough one',
  accountName: 'Café Nord',
}

async function setUp(body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${house.url}/api/setup`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

const read = async () => (await fetch(`${house.url}/api/setup`)).json()

test('a fresh house asks for its owner', async () => {
  expect(await read()).toEqual({ demo: null, needsOwner: true })
})

test.each([
  ['a short password', { ...owner, password: 'short' }, 'password'],
  ['no e-mail', { ...owner, email: 'olga' }, 'email'],
  ['a blank name', { ...owner, name: ' \u200b' }, 'name'],
  ['an unknown key', { ...owner, role: 'owner' }, 'role'],
  ['no object', 7, 'input'],
])('%s is refused by its field', async (_, body, field) => {
  expect(await setUp(body)).toMatchObject({
    status: 400,
    body: { failure: 'input.invalid', field },
  })
})

test('a page of another origin may not set it up', async () => {
  expect(await setUp(owner, { origin: 'https://evil.test' })).toMatchObject({ status: 403 })
})

test('of many first visits at once one makes the owner, who can sign in', async () => {
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, n) => setUp({ ...owner, email: `olga${n}@example.test` })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(7).fill(403)])
  const made = answers.findIndex(({ status }) => status === 201)
  expect(answers[made]!.body).toEqual({ slug: 'cafe-nord' })
  expect(await read()).toEqual({ demo: null, needsOwner: false })
  const response = await fetch(`${house.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: house.url },
    body: JSON.stringify({ email: `olga${made}@example.test`, password: owner.password }),
  })
  expect(response.status).toBe(200)
})
