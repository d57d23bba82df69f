import { and, count, eq, inArray, sql } from 'drizzle-orm'
import { cleanFileName, Failure } from '@parley/contract'
import type { Actor, CreateAttachmentInput, UploadAnswer } from '@parley/contract'
import { tables, transact } from '@parley/db'
import type { DbOrTx, Tx } from '@parley/db'
import { lockActor } from '../actors/lockActor.ts'
import { isOwner, ownerOf, toUpload, whereIs } from './attachmentRow.ts'
import type { AttachmentRow } from './attachmentRow.ts'

const { attachments: a } = tables

export interface AttachmentLimits {
  /** Bytes of one file. */
  bytes: number
  /** Files of one person that were not sent yet. */
  unsent: number
}
type Input = Pick<CreateAttachmentInput, 'id' | 'name' | 'size'> &
  Partial<Pick<CreateAttachmentInput, 'isVoice' | 'media'>> & {
    limits: AttachmentLimits
    by: Actor
  }

/**
 * Announces a file, whose bytes follow. The same id again tells how far it has come; with another
 * name or size it is attachment.idReused. Refuses with attachment.tooLarge and attachment.tooMany.
 */
export async function createAttachment(db: DbOrTx, input: Input): Promise<UploadAnswer> {
  const { id, size, limits } = input
  const name = cleanFileName(input.name)
  if (size > limits.bytes) throw tooLarge(limits.bytes)
  return transact(db, input.by.accountId, async (tx) => {
    const by = await lockActor(tx, input.by)
    await lockOwner(tx, by)
    const [held] = await tx.orm.select().from(a).where(whereIs(tx.accountId, id))
    if (held) return { upload: toUpload(mustBeSame(held, name, size, by)) }
    await mustHaveRoom(tx, by, limits.unsent)
    const [row] = await tx.orm
      .insert(a)
      .values({ accountId: tx.accountId, id, name, size, ...ownerOf(by), ...whatFor(input) })
      .returning()
    return { upload: toUpload(row!) }
  })
}

function whatFor({ isVoice = false, media = {} }: Input) {
  return { state: 'pending' as const, isVoice, media }
}

export function tooLarge(bytes: number): Failure {
  return new Failure('attachment.tooLarge', {
    field: 'size',
    message: `A file may hold at most ${bytes} bytes.`,
  })
}

/** One at a time, or what is counted would not hold. Nobody who has it waits for another lock. */
async function lockOwner(tx: Tx, by: Actor) {
  const { ownerId } = ownerOf(by)
  await tx.orm.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`attachments ${tx.accountId} ${ownerId}`}, 0))`,
  )
}

function mustBeSame(held: AttachmentRow, name: string, size: number, by: Actor): AttachmentRow {
  const isSame =
    isOwner(held, by) && held.name === name && held.size === size && held.state !== 'removed'
  if (!isSame)
    throw new Failure('attachment.idReused', {
      field: 'id',
      message: 'This id was used for another file.',
    })
  return held
}

async function mustHaveRoom(tx: Tx, by: Actor, unsent: number) {
  const { ownerType, ownerId } = ownerOf(by)
  const [held] = await tx.orm
    .select({ count: count() })
    .from(a)
    .where(
      and(
        eq(a.accountId, tx.accountId),
        eq(a.ownerType, ownerType),
        ownerId === null ? undefined : eq(a.ownerId, ownerId),
        inArray(a.state, ['pending', 'ready']),
      ),
    )
  if (held!.count >= unsent)
    throw new Failure('attachment.tooMany', {
      message: `At most ${unsent} files may wait to be sent.`,
    })
}
