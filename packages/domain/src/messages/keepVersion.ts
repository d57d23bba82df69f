import { and, eq, lte, sql } from 'drizzle-orm'
import { limits } from '@parley/contract'
import { tables } from '@parley/db'
import type { Tx } from '@parley/db'
import type { MessageRow } from './toMessage.ts'

const { messageVersions: v } = tables

/** Keeps what a message said until now; of very many edits the latest. */
export async function keepVersion(tx: Tx, before: MessageRow): Promise<void> {
  const { accountId } = tx
  const { id: messageId, body, createdAt, editedAt } = before
  const of = and(eq(v.accountId, accountId), eq(v.messageId, messageId))
  const [last] = await tx.orm
    .select({ version: sql<number>`coalesce(max(${v.version}), 0)::int` })
    .from(v)
    .where(of)
  const version = last!.version + 1
  await tx.orm.insert(v).values({ accountId, messageId, version, body, at: editedAt ?? createdAt })
  if (version > limits.versions)
    await tx.orm.delete(v).where(and(of, lte(v.version, version - limits.versions)))
}

/** What is deleted was never said: nothing of it is left. */
export async function forgetVersions(tx: Tx, messageId: string): Promise<void> {
  await tx.orm.delete(v).where(and(eq(v.accountId, tx.accountId), eq(v.messageId, messageId)))
}
