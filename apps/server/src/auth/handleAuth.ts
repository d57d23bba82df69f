import type { IncomingMessage, ServerResponse } from 'node:http'
import { hashPassword } from 'better-auth/crypto'
import { TRPCError } from '@trpc/server'
import type { Log } from '@parley/api'
import type { Db } from '@parley/db'
import { readBody } from '../api/readBody.ts'
import { addressHeader } from './createAuth.ts'
import type { Auth } from './createAuth.ts'
import { inAuth } from './inAuth.ts'
import { noteSeen } from './noteSeen.ts'
import type { SignInGuard } from './createSignInGuard.ts'

/** What people may ask of better-auth; everything else it offers stays closed. */
const doors = new Set([
  'GET /get-session',
  'GET /list-sessions',
  'POST /change-password',
  'POST /revoke-other-sessions',
  'POST /revoke-session',
  'POST /revoke-sessions',
  'POST /sign-in/email',
  'POST /sign-out',
])
/** Those that tell whether a password is right. */
const tellsPassword = new Set(['/sign-in/email', '/change-password'])
const maxBody = 16 * 1024

interface AuthDoor {
  db: Db
  auth: Auth
  guard: SignInGuard
  addressOf: (req: IncomingMessage) => string
  log: Log
}

/** Answers /api/auth/*. Wrong password, unknown person and locked-out look alike. */
export async function handleAuth(
  { db, auth, guard, addressOf, log }: AuthDoor,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(req.url!, 'http://localhost')
  const path = pathname.slice('/api/auth'.length)
  if (!doors.has(`${req.method} ${path}`))
    throw new TRPCError({
      code: 'NOT_FOUND',
      message: `There is no ${req.method} ${pathname.slice(0, 100)}.`,
    })
  const request = await toRequest(req, addressOf(req))
  const run = async () => {
    const keepsOthers = path === '/change-password' && (await wantsToKeep(request.clone()))
    const response = await inAuth(() => auth.handler(request))
    if (path === '/change-password' && response.ok && !keepsOthers)
      await endOtherSessions(auth, request)
    if (path === '/get-session') await noteSeen(db, response)
    return response
  }
  if (!tellsPassword.has(path)) return send(res, await run())
  const from = addressOf(req)
  const answer = await guard.attempt(from, async () => {
    const response = await run()
    return { isWrong: isWrong(path, response), answer: response }
  })
  if (!answer || isWrong(path, answer))
    log.info({ path, from, lockedOut: !answer }, 'A password was refused.')
  return send(res, answer ?? (await lockedOut()))
}

/** Only who says so: a person who lost the password wants nobody else to go on. */
async function wantsToKeep(request: Request): Promise<boolean> {
  const body = (await request.json().catch(() => null)) as { revokeOtherSessions?: unknown } | null
  return body?.revokeOtherSessions === false
}

/** Who changes a password may have lost the old one: nobody else goes on with what it opened. */
async function endOtherSessions(auth: Auth, { headers }: Request) {
  // A caller who had all of them ended, this one too, has nothing left to end.
  await inAuth(() => auth.api.revokeOtherSessions({ headers })).catch(() => {})
}

async function toRequest(req: IncomingMessage, address: string): Promise<Request> {
  const headers = new Headers()
  for (const [name, value] of Object.entries(req.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  headers.set(addressHeader, address)
  const body = req.method === 'POST' ? await readBody(req, maxBody) : null
  return new Request(new URL(req.url!, `http://${req.headers.host}`), {
    method: req.method!,
    headers,
    ...(body && body.length > 0 ? { body: new Uint8Array(body) } : {}),
  })
}

/** A try that tells nothing about a password (a body that cannot be read) does not count. */
function isWrong(path: string, { status }: Response): boolean {
  return path === '/sign-in/email' ? status === 401 : status === 400
}

/** In body, status and time what a wrong password answers. */
async function lockedOut(): Promise<Response> {
  await hashPassword('the time a wrong password takes')
  const body = { message: 'Invalid email or password', code: 'INVALID_EMAIL_OR_PASSWORD' }
  return Response.json(body, { status: 401 })
}

async function send(res: ServerResponse, response: Response): Promise<void> {
  const headers: Record<string, string | string[]> = { 'cache-control': 'no-store' }
  for (const [name, value] of response.headers) if (name !== 'set-cookie') headers[name] = value
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) headers['set-cookie'] = cookies
  const body = Buffer.from(await response.arrayBuffer())
  res.writeHead(response.status, headers).end(body)
}
