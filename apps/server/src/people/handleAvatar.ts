import type { IncomingMessage, ServerResponse } from 'node:http'
import { TRPCError } from '@trpc/server'
import { eq } from 'drizzle-orm'
import { Failure, limits } from '@parley/contract'
import type { AccountId } from '@parley/contract'
import { AccountId as AccountIdSchema } from '@parley/contract/schema'
import { tables } from '@parley/db'
import type { Db } from '@parley/db'
import { resolveActor, updateProfile } from '@parley/domain'
import { clientIdOf } from '../api/clientIdOf.ts'
import { readBody } from '../api/readBody.ts'
import { sendJson } from '../api/sendJson.ts'
import { mustBeOurs } from './PeopleDoor.ts'
import type { PeopleDoor } from './PeopleDoor.ts'
import { shrinkAvatar } from './shrinkAvatar.ts'

const { avatars } = tables

/**
 * GET /api/avatars/{id}: a picture, which never changes under its id. POST /api/avatars?accountId=…
 * with the bytes of one, at most 8 MB: it becomes the picture of who is signed in, in all their
 * accounts; answers { member }.
 */
export async function handleAvatar(
  door: PeopleDoor,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const { pathname, searchParams } = new URL(req.url!, 'http://localhost')
  const [, id] = /^\/api\/avatars\/([0-9a-f-]{36})$/.exec(pathname) ?? []
  if (req.method === 'GET' && id) return show(door.db, id, res)
  if (req.method !== 'POST' || pathname !== '/api/avatars') throw nothing()
  mustBeOurs(door, req)
  const accountId = AccountIdSchema.safeParse(searchParams.get('accountId')).data
  if (!accountId)
    throw new Failure('input.invalid', { field: 'accountId', message: 'accountId: must be a uuid' })
  const by = await actorOf(door, req, accountId)
  const avatar = await shrinkAvatar(await readBody(req, limits.avatar))
  sendJson(res, 200, await updateProfile(door.db, { avatar, by }))
}

async function actorOf({ db, sessions }: PeopleDoor, req: IncomingMessage, accountId: AccountId) {
  const session = await sessions.ofRequest(req)
  if (!session) throw new Failure('session.required', { message: 'Sign in first.' })
  return resolveActor(db, {
    ...session,
    accountId,
    clientId: clientIdOf(req.headers['x-client-id']),
  })
}

async function show(db: Db, id: string, res: ServerResponse) {
  const [found] = await db.orm
    .select({ bytes: avatars.bytes })
    .from(avatars)
    .where(eq(avatars.id, id))
  if (!found) throw nothing()
  res.writeHead(200, {
    'content-type': 'image/webp',
    'content-length': found.bytes.length,
    'cache-control': 'public, max-age=31536000, immutable',
    'content-security-policy': "default-src 'none'",
    'x-content-type-options': 'nosniff',
  })
  res.end(found.bytes)
}

function nothing() {
  return new TRPCError({ code: 'NOT_FOUND', message: 'There is nothing at this address.' })
}
