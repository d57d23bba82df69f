import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { httpClient, refusalOf, signIn, socketClient } from '../api/testing/clients.ts'
import { furnish, password } from '../api/testing/furnish.ts'
import type { Furniture } from '../api/testing/furnish.ts'
import { startHouse } from '../api/testing/startHouse.ts'
import type { House } from '../api/testing/startHouse.ts'

let house: House
let home: Furniture
let owner: ReturnType<typeof httpClient>
beforeAll(async () => {
  house = await startHouse()
  home = await furnish(house.db)
  owner = httpClient(house, await signIn(house, 'owner'))
})
afterAll(() => house.stop())

const json = { 'content-type': 'application/json' }
async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${house.url}/api${path}`, {
    method: 'POST',
    headers: { ...json, origin: house.url, ...headers },
    body: JSON.stringify(body),
  })
  return { status: response.status, body: (await response.json()) as Record<string, never> }
}

async function invite(role = 'agent') {
  const secret = randomBytes(32).toString('base64url')
  const { accountId } = home
  await owner.mutation('invitations.create', { accountId, id: uuidv7(), secret, role })
  return secret
}
const newcomer = () => ({ name: 'Sam', email: `Sam${uuidv7()}@example.test`, password })

test('a link says whereto, and a newcomer joins by it and can sign in', async () => {
  const secret = await invite()
  expect(await post('/invitations/look', { secret })).toMatchObject({
    status: 200,
    body: { account: 'Home', role: 'agent', invitedBy: 'Owner' },
  })
  const person = newcomer()
  const joined = await post('/invitations/accept', { secret, person })
  expect(joined).toMatchObject({ status: 200, body: { slug: `home-${home.accountId}` } })
  const { status } = await post('/auth/sign-in/email', person)
  expect(status).toBe(200)
  expect(await post('/invitations/look', { secret })).toMatchObject({
    status: 409,
    body: { failure: 'invitation.used' },
  })
})

test('who has a sign-in joins with it', async () => {
  const secret = await invite('admin')
  expect(await post('/invitations/accept', { secret })).toMatchObject({
    status: 401,
    body: { failure: 'session.required' },
  })
  const authorization = `Bearer ${await signIn(house, 'eve')}`
  expect((await post('/invitations/accept', { secret }, { authorization })).status).toBe(200)
  const { items } = (await httpClient(house, await signIn(house, 'eve')).query(
    'accounts.list',
  )) as { items: { name: string; member: { role: string } }[] }
  expect(items.map(({ name, member }) => [name, member.role])).toEqual([
    ['Away', 'owner'],
    ['Home', 'admin'],
  ])
})

test('an e-mail that is taken must sign in: a link changes nobody’s password', async () => {
  const secret = await invite()
  const person = { ...newcomer(), email: 'ANA@example.test', password: 'another long one' }
  expect(await post('/invitations/accept', { secret, person })).toMatchObject({
    status: 409,
    body: { failure: 'person.exists', field: 'person.email' },
  })
  expect((await post('/auth/sign-in/email', { email: person.email, password })).status).toBe(200)
  expect((await post('/invitations/look', { secret })).status).toBe(200)
})

test.each([
  ['no secret', {}, 'secret'],
  ['a short secret', { secret: 'abc' }, 'secret'],
  ['no object', 7, 'input'],
])('%s is refused by its field', async (_, body, field) => {
  expect(await post('/invitations/look', body)).toMatchObject({
    status: 400,
    body: { failure: 'input.invalid', field },
  })
})

test('a short password is refused by its field, before anything is made', async () => {
  const secret = await invite()
  const person = { ...newcomer(), password: 'short' }
  expect(await post('/invitations/accept', { secret, person })).toMatchObject({
    status: 400,
    body: { failure: 'input.invalid', field: 'person.password' },
  })
})

test('a page of another origin may not use a link', async () => {
  const secret = await invite()
  const foreign = { origin: 'https://evil.test' }
  expect((await post('/invitations/accept', { secret, person: newcomer() }, foreign)).status).toBe(
    403,
  )
})

async function sendAvatar(bytes: Uint8Array, token: string, accountId: string = home.accountId) {
  const response = await fetch(`${house.url}/api/avatars?accountId=${accountId}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
    body: new Uint8Array(bytes),
  })
  return { status: response.status, body: (await response.json()) as Record<string, never> }
}
const picture = () =>
  sharp({ create: { width: 900, height: 600, channels: 3, background: '#204080' } })
    .withExif({ IFD3: { GPSLatitude: '48/1 51/1 0/1' } })
    .jpeg()
    .toBuffer()

test('a picture is kept small and square, without where it was taken, and cached for good', async () => {
  const token = await signIn(house, 'ana')
  const { status, body } = await sendAvatar(await picture(), token)
  expect(status).toBe(200)
  const { avatar } = (body as unknown as { member: { avatar: string } }).member
  const shown = await fetch(`${house.url}${avatar}`)
  expect(shown.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(shown.headers.get('content-type')).toBe('image/webp')
  const { width, height, exif, format } = await sharp(
    Buffer.from(await shown.arrayBuffer()),
  ).metadata()
  expect({ width, height, exif, format }).toEqual({
    width: 256,
    height: 256,
    exif: undefined,
    format: 'webp',
  })
})

test('what is no picture, too large, or sent by nobody is refused', async () => {
  const token = await signIn(house, 'ana')
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
  for (const bytes of [
    svg,
    Buffer.from('hello'),
    Buffer.alloc(0),
    (await picture()).subarray(0, 200),
  ])
    expect(await sendAvatar(bytes, token)).toMatchObject({
      status: 400,
      body: { failure: 'picture.unreadable', field: 'avatar' },
    })
  expect((await sendAvatar(Buffer.alloc(9_000_000), token)).status).toBe(413)
  expect((await sendAvatar(await picture(), 'nobody')).status).toBe(401)
  expect((await sendAvatar(await picture(), token, home.foreignId)).status).toBe(404)
  expect((await fetch(`${house.url}/api/avatars/${uuidv7()}`)).status).toBe(404)
})

test('a session ended from another device closes its sockets within two seconds', async () => {
  const [here, there] = [await signIn(house, 'cleo'), await signIn(house, 'cleo')]
  const client = socketClient(house, there)
  client.subscription('events.follow', { accountId: home.accountId }, {})
  const mine = httpClient(house, here)
  const list = async () =>
    ((await mine.query('sessions.list')) as { items: { id: string; isCurrent: boolean }[] }).items
  await expect.poll(async () => (await list()).length).toBeGreaterThan(1)
  const others = (await list()).filter(({ isCurrent }) => !isCurrent)
  for (const { id } of others) await mine.mutation('sessions.end', { sessionId: id })
  await expect.poll(() => client.closes, { timeout: 2000, interval: 20 }).toContain(4401)
  expect(await refusalOf(httpClient(house, there).query('accounts.list'))).toMatchObject({
    failure: 'session.required',
  })
  expect(await list()).toHaveLength(1)
  await client.socket.close()
})

test('changing the password ends the other sessions, unless one says to keep them', async () => {
  const change = (token: string, more: object) =>
    post(
      '/auth/change-password',
      { currentPassword: password, newPassword: password, ...more },
      { authorization: `Bearer ${token}` },
    )
  const works = async (token: string) =>
    (await refusalOf(httpClient(house, token).query('accounts.list'))) === null
  const [here, kept] = [await signIn(house, 'eve'), await signIn(house, 'eve')]
  expect((await change(here, { revokeOtherSessions: false })).status).toBe(200)
  expect([await works(here), await works(kept)]).toEqual([true, true])
  expect((await change(here, {})).status).toBe(200)
  expect([await works(here), await works(kept)]).toEqual([true, false])
})

test('nothing unexpected happened', () => expect(house.errors).toEqual([]))
