import type { IncomingMessage, ServerResponse } from 'node:http'
import { hashPassword } from 'better-auth/crypto'
import { TRPCError } from '@trpc/server'
import * as z from 'zod'
import { Failure } from '@parley/contract'
import type { NewPerson } from '@parley/contract'
import { InvitationSecret, NewPerson as NewPersonSchema } from '@parley/contract/schema'
import type { Tx } from '@parley/db'
import { acceptInvitation, lookAtInvitation } from '@parley/domain'
import { readBody } from '../api/readBody.ts'
import { sendJson } from '../api/sendJson.ts'
import { insertPerson } from '../auth/ensurePerson.ts'
import { mustBeOurs } from './PeopleDoor.ts'
import type { PeopleDoor } from './PeopleDoor.ts'

const Look = z.strictObject({ secret: InvitationSecret })
const Accept = z.strictObject({ secret: InvitationSecret, person: NewPersonSchema.optional() })
const maxBody = 16 * 1024

/**
 * For who is not a member yet. POST /api/invitations/look says whereto a secret invites; the secret
 * comes in the body, so that no log of addresses holds it. POST /api/invitations/accept joins: as who
 * is signed in, else as the new `person`.
 */
export async function handleInvitation(
  door: PeopleDoor,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const path = new URL(req.url!, 'http://localhost').pathname.slice('/api/invitations/'.length)
  if (req.method !== 'POST' || !['look', 'accept'].includes(path))
    throw new TRPCError({ code: 'NOT_FOUND', message: 'Use POST look or accept.' })
  mustBeOurs(door, req)
  const body = parseJson(await readBody(req, maxBody))
  if (path === 'look') return sendJson(res, 200, await lookAtInvitation(door.db, Look.parse(body)))
  const { secret, person } = Accept.parse(body)
  const enrol = person ? await enrolNew(person) : await enrolKnown(door, req)
  const { slug } = await acceptInvitation(door.db, { secret, enrol })
  sendJson(res, 200, { slug })
}

async function enrolKnown({ sessions }: PeopleDoor, req: IncomingMessage) {
  const session = await sessions.ofRequest(req)
  if (!session) throw new Failure('session.required', { message: 'Sign in first.' })
  return async () => session.userId
}

/** The hash is made before any lock is taken. */
async function enrolNew({ name, email, password }: NewPerson) {
  const passwordHash = await hashPassword(password)
  return async (tx: Tx) => {
    const id = await insertPerson(tx, { name, email: email.toLowerCase(), passwordHash })
    if (id === null)
      throw new Failure('person.exists', {
        field: 'person.email',
        message: 'Somebody has this e-mail already; sign in with it.',
      })
    return id
  }
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw new Failure('input.invalid', { field: 'input', message: 'input: must be JSON' })
  }
}
