import { and, eq } from 'drizzle-orm'
import { Failure } from '@parley/contract'
import type { Actor, Message } from '@parley/contract'
import { tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { readReceipts } from './readReceipts.ts'
import { messageColumns, toMessage } from './toMessage.ts'
import { rowColumns } from '../conversations/conversationRow.ts'

const { conversations: c, messages: m } = tables

/** A message as it is now; the caller has made sure that the actor may see its conversation. */
export async function readMessage(
  db: DbOrTx,
  { messageId, by }: { messageId: string; by: Actor },
): Promise<{ message: Message }> {
  const [found] = await db.orm
    .select({ message: messageColumns, row: rowColumns })
    .from(m)
    .innerJoin(c, and(eq(c.accountId, m.accountId), eq(c.id, m.conversationId)))
    .where(and(eq(m.accountId, by.accountId), eq(m.id, messageId)))
  if (!found) throw new Failure('message.notFound', { field: 'messageId' })
  return { message: toMessage(found.message, await readReceipts(db, found.row)) }
}
