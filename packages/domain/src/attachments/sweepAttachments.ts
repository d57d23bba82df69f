import { and, eq, inArray, lt, or } from 'drizzle-orm'
import { tables } from '@parley/db'
import type { Db } from '@parley/db'
import type { AttachmentRow } from './attachmentRow.ts'

const { attachments: a } = tables
const batch = 500

/** Gives up files that were announced before this moment and never sent; answers how many. */
export async function giveUpUnsent(db: Db, before: Date): Promise<number> {
  const old = db.orm
    .select({ accountId: a.accountId, id: a.id })
    .from(a)
    .where(and(inArray(a.state, ['pending', 'ready']), lt(a.createdAt, before)))
    .limit(batch)
  const rows = await old
  for (const { accountId, id } of rows)
    // Once more behind the row's lock: it may be sent at this moment.
    await db.orm
      .update(a)
      .set({ state: 'removed' })
      .where(and(eq(a.accountId, accountId), eq(a.id, id), inArray(a.state, ['pending', 'ready'])))
  return rows.length
}

/** Files whose bytes are to be removed. */
export function listRemoved(db: Db): Promise<AttachmentRow[]> {
  return db.orm.select().from(a).where(eq(a.state, 'removed')).limit(batch)
}

/** Forgets files whose bytes are gone. */
export async function forgetRemoved(
  db: Db,
  gone: readonly Pick<AttachmentRow, 'accountId' | 'id'>[],
): Promise<void> {
  for (const { accountId, id } of gone)
    await db.orm
      .delete(a)
      .where(and(eq(a.accountId, accountId), eq(a.id, id), eq(a.state, 'removed')))
}

/** The names under which the store must keep bytes of these files. */
export async function keysOf(
  db: Db,
  files: readonly { accountId: string; attachmentId: string }[],
): Promise<Set<string>> {
  if (files.length === 0) return new Set()
  const rows = await db.orm
    .select()
    .from(a)
    .where(
      or(
        ...files.map(({ accountId, attachmentId }) =>
          and(eq(a.accountId, accountId), eq(a.id, attachmentId)),
        ),
      ),
    )
  return new Set(rows.flatMap(keysOfRow))
}

/** All names of one file's bytes. */
export function keysOfRow({ parts, fileKey, previewKey }: AttachmentRow): string[] {
  return [...parts.map(({ key }) => key), fileKey, previewKey].filter((key) => key !== null)
}
