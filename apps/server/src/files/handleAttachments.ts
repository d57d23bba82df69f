import type { IncomingMessage, ServerResponse } from 'node:http'
import { TRPCError } from '@trpc/server'
import { Failure } from '@parley/contract'
import type { Upload } from '@parley/contract'
import { AccountId, AttachmentId } from '@parley/contract/schema'
import { getUpload, resolveActor } from '@parley/domain'
import { clientIdOf } from '../api/clientIdOf.ts'
import { readSession } from '../api/handleTrpc.ts'
import { foreignOrigin } from '../api/foreignOrigin.ts'
import { sendJson } from '../api/sendJson.ts'
import type { House } from '@parley/api'
import type { Origins } from '../session/createOrigins.ts'
import type { Sessions } from '../session/createSessions.ts'
import type { Files } from './createFiles.ts'
import { offsetOf, receiveUpload } from './receiveUpload.ts'
import { sendFile } from './sendFile.ts'
import { settle } from './settle.ts'

interface AttachmentsDoor {
  files: Files
  house: Pick<House, 'db' | 'log'>
  sessions: Sessions
  origins: Origins
}

interface Named {
  accountId: AccountId
  attachmentId: AttachmentId
}

/**
 * Answers /api/attachments/{accountId}/{attachmentId}: PATCH takes bytes of an upload from the header
 * `upload-offset` on; GET and HEAD of …/file and …/preview give them out by a signed address.
 */
export async function handleAttachments(
  door: AttachmentsDoor,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(req.url!, 'http://localhost')
  const [accountId, attachmentId, variant, ...rest] = pathname.split('/').slice(3)
  const named = {
    accountId: AccountId.safeParse(accountId),
    attachmentId: AttachmentId.safeParse(attachmentId),
  }
  if (!named.accountId.success || !named.attachmentId.success || rest.length > 0)
    throw new Failure('attachment.notFound')
  const which = { accountId: named.accountId.data, attachmentId: named.attachmentId.data }
  if (req.method === 'PATCH' && variant === undefined) return receive(door, which, req, res)
  if (req.method !== 'GET' && req.method !== 'HEAD')
    throw new TRPCError({
      code: 'METHOD_NOT_SUPPORTED',
      message: 'Use PATCH, or GET by an address.',
    })
  if (variant !== 'file' && variant !== 'preview') throw new Failure('attachment.notFound')
  const { store, signer } = door.files
  return sendFile({ db: door.house.db, store, signer }, { ...which, variant }, req, res)
}

async function receive(
  { files, house, sessions, origins }: AttachmentsDoor,
  { accountId, attachmentId }: Named,
  req: IncomingMessage,
  res: ServerResponse,
) {
  const { db } = house
  const foreign = foreignOrigin(origins, req)
  if (foreign) throw foreign
  const { session, refusal } = await readSession(() => sessions.ofRequest(req), house)
  if (!session) throw refusal ?? new Failure('session.required', { message: 'Sign in first.' })
  const clientId = clientIdOf(req.headers['x-client-id'])
  const by = await resolveActor(db, { ...session, accountId, clientId })
  const offset = offsetOf(req)
  const done = files.claimUpload(session.userId)
  try {
    const { upload } = await getUpload(db, { attachmentId, by })
    const { received, isBroken } = await goOn(upload)
    if (isBroken || res.destroyed) return
    const answer =
      upload.state === 'pending' && received === upload.size
        ? await settle({ db, ...files }, { attachmentId, by })
        : { ...upload, received }
    sendJson(res, 200, { upload: answer })
  } finally {
    done()
  }

  async function goOn(upload: Upload) {
    // Once more what was answered already: the answer was lost.
    if (upload.state !== 'pending') return { received: upload.received, isBroken: false }
    return receiveUpload({ db, store: files.store }, { upload, offset, by }, req)
  }
}
