import { afterAll, beforeAll, expect, test } from 'vitest'
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
  expect(found).toEqual({ userId, sessionId: expect.any(String) })
  expect(await sessions.ofToken(decodeURIComponent(token))).toEqual(found)
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
