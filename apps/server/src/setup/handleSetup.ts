import type { IncomingMessage, ServerResponse } from 'node:http'
import { TRPCError } from '@trpc/server'
import { Failure } from '@parley/contract'
import type { Db } from '@parley/db'
import { readBody } from '../api/readBody.ts'
import { sendJson } from '../api/sendJson.ts'
import type { Origins } from '../session/createOrigins.ts'
import { createOwner } from './createOwner.ts'
import { readSetup } from './readSetup.ts'

interface SetupDoor {
  db: Db
  demo: boolean
  origins: Origins
}

const maxBody = 16 * 1024

/** GET tells what the sign-in page offers; POST makes the first owner. */
export async function handleSetup(
  { db, demo, origins }: SetupDoor,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  if (req.method === 'GET') return sendJson(res, 200, await readSetup(db, { demo }))
  if (req.method !== 'POST')
    throw new TRPCError({ code: 'METHOD_NOT_SUPPORTED', message: 'Use GET or POST.' })
  const { origin, host } = req.headers
  // Another site's page in the browser of who sets this up must not get here first.
  if (origin !== undefined && !origins.isOurs(origin, host))
    throw new Failure('action.forbidden', { message: 'This page belongs to another origin.' })
  const input = parseJson(await readBody(req, maxBody))
  return sendJson(res, 201, await createOwner(db, input))
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw new Failure('input.invalid', { field: 'input', message: 'input: must be JSON' })
  }
}
