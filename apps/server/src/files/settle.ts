import { buffer } from 'node:stream/consumers'
import type { Upload } from '@parley/contract'
import { cancelAttachment, finishUpload, mustOwn } from '@parley/domain'
import type { AttachmentRow, FoundFile } from '@parley/domain'
import { Failure } from '@parley/contract'
import type { Actor } from '@parley/contract'
import type { Db } from '@parley/db'
import { keyFor } from './fileKeys.ts'
import type { FileStore } from './FileStore.ts'
import { headOf, joinParts } from './joinParts.ts'
import { kindOf } from './kindOf.ts'
import { makePicture, previewType } from './makePicture.ts'
import { sniff, sniffBytes } from './sniff.ts'

export interface Settling {
  db: Db
  store: FileStore
  /** Pictures are large once unpacked: a few at a time. */
  inTurn: <T>(act: () => Promise<T>) => Promise<T>
}

/**
 * Looks at an upload whose bytes are all there, puts them in their place and makes it ready. May run
 * twice at once, or again after a server died: the first that is done counts. What is refused for good
 * is taken away.
 */
export async function settle(
  { db, store, inTurn }: Settling,
  { attachmentId, by }: { attachmentId: string; by: Actor },
): Promise<Upload> {
  const row = await mustOwn(db, { attachmentId, by })
  try {
    const found = await look(store, row, inTurn)
    const { upload, isFirst } = await finishUpload(db, { attachmentId, found, by })
    const rest = isFirst ? row.parts.map(({ key }) => key) : writtenFor(found)
    // What stays behind is swept.
    await store.remove(rest).catch(() => {})
    return upload
  } catch (error) {
    if (error instanceof Failure && error.failure === 'attachment.unsafe')
      await cancelAttachment(db, { attachmentId: row.id as never, by })
    throw error
  }
}

function writtenFor({ fileKey, previewKey }: FoundFile): string[] {
  return previewKey ? [fileKey, previewKey] : [fileKey]
}

async function look(
  store: FileStore,
  row: AttachmentRow,
  inTurn: Settling['inTurn'],
): Promise<FoundFile> {
  const { kind, type } = kindOf(await sniff(await headOf(store, row.parts, sniffBytes)), row)
  const picture = kind === 'image' ? await inTurn(() => draw(store, row, type)) : null
  if (picture) return picture
  const fileKey = newKey(row)
  await store.writeStream(fileKey, joinParts(store, row.parts), row.size)
  const isBroken = kind === 'image'
  return {
    ...(isBroken ? { kind: 'file', type: 'application/octet-stream' } : { kind, type }),
    fileKey,
    fileSize: row.size,
    previewKey: null,
    previewType: null,
    width: null,
    height: null,
  }
}

async function draw(store: FileStore, row: AttachmentRow, type: string): Promise<FoundFile | null> {
  const picture = await makePicture(await buffer(joinParts(store, row.parts)), type)
  if (!picture) return null
  const { bytes, width, height, preview } = picture
  const [fileKey, previewKey] = [newKey(row), preview ? newKey(row) : null]
  await store.write(fileKey, bytes)
  if (preview && previewKey) await store.write(previewKey, preview)
  const beside = { previewKey, previewType: preview ? previewType : null }
  return { kind: 'image', type, fileKey, fileSize: bytes.length, width, height, ...beside }
}

function newKey({ accountId, id }: AttachmentRow): string {
  return keyFor({ accountId, attachmentId: id })
}
