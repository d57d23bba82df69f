import type { IncomingMessage } from 'node:http'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import { createAuth } from '../auth/createAuth.ts'
import { ensurePerson } from '../auth/ensurePerson.ts'
import { createOrigins } from './createOrigins.ts'
import { createSessions } from './createSessions.ts'
import type { Sessions } from './createSessions.ts'

const who = { email: 'ana@example.test', name: 'Ana', password: 'a long enough one' }
let fresh: FreshDb
let sessions: Sessions
let userId: string
let signIn: () => Promise<string>
beforeAll(async () => {
  fresh = await freshDb()
  const auth = createAuth({
    db: fresh.db,
    secret: 'a secret of this test and no other',
    origins: createOrigins({ publicUrl: undefined, allowed: [] }),
  })
  sessions = createSessions(auth, fresh.db)
  userId = await ensurePerson(fresh.db, who)
  signIn = async () => {
    const { headers } = await auth.api.signInEmail({ body: who, returnHeaders: true })
    return headers.get('set-auth-token')!
  }
})
afterAll(() => fresh?.drop())

test('the token of a sign-in names its person, percent-encoded or not', async () => {
  const token = await signIn()
  const found = await sessions.ofToken(token)
  expect(found).toMatchObject({ userId, sessionId: expect.any(String) })
  expect(await sessions.ofToken(decodeURIComponent(token))).toMatchObject({
    ...found,
    roleIn: expect.any(Function),
  })
})

test('a cookie names the same person as the token; one that was altered nobody', async () => {
  const token = await signIn()
  const ofCookie = (cookie: string) => sessions.ofCookie({ headers: { cookie } } as IncomingMessage)
  const found = await ofCookie(`theme=dark; parley.session_token=${token}; x=1`)
  expect(found).toMatchObject({ userId, sessionId: expect.any(String) })
  const nobody = [
    `parley.session_token=x${token}`,
    `session_token=${token}`,
    'parley.session_token=',
    'x',
  ]
  for (const cookie of nobody) expect([cookie, await ofCookie(cookie)]).toEqual([cookie, null])
})

test('a session brings the roles of its person for half a second', async () => {
  const [accountId, foreignId] = [uuidv7(), uuidv7()]
  const { sql } = fresh.db
  const boId = await ensurePerson(fresh.db, { ...who, email: 'bo@example.test' })
  await sql`insert into accounts (id, slug, name) values (${accountId}, 'own', 'Own'), (${foreignId}, 'foreign', 'Foreign')`
  await sql`insert into members (account_id, user_id, role)
    values (${accountId}, ${boId}, 'owner'), (${accountId}, ${userId}, 'agent'), (${foreignId}, ${boId}, 'owner')`
  const session = await sessions.ofToken(await signIn())
  vi.useFakeTimers({ now: Date.now(), toFake: ['Date'] })
  try {
    expect([session?.roleIn?.(accountId), session?.roleIn?.(foreignId)]).toEqual([
      'agent',
      undefined,
    ])
    vi.advanceTimersByTime(500)
    expect(session?.roleIn?.(accountId)).toBeUndefined()
  } finally {
    vi.useRealTimers()
  }
})

test('a token that was altered, is not signed, or of an older kind of text names nobody', async () => {
  const [token = '', signature = ''] = decodeURIComponent(await signIn()).split('.')
  const forged = signature.startsWith('A') ? `B${signature.slice(1)}` : `A${signature.slice(1)}`
  const bad = [`${token}.${forged}`, token, `${token}.`, `x${token}.${signature}`, `.${signature}`]
  for (const text of [...bad, `${token}.${signature}.more`, '%', 'ü'])
    expect([text, await sessions.ofToken(text)]).toEqual([text, null])
})

test('a session that expired or was signed out names nobody', async () => {
  const [expired, gone] = [await signIn(), await signIn()]
  const id = async (token: string) => (await sessions.ofToken(token))!.sessionId
  const { sql } = fresh.db
  await sql`update sessions set expires_at = now() - interval '1 second' where id = ${await id(expired)}`
  await sql`delete from sessions where id = ${await id(gone)}`
  expect([await sessions.ofToken(expired), await sessions.ofToken(gone)]).toEqual([null, null])
})
