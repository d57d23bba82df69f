import { and, eq } from 'drizzle-orm'
import { Failure } from '@parley/contract'
import type { MemberActor } from '@parley/contract'
import { tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import type { ConversationRow } from '../conversations/conversationRow.ts'
import { mustSee } from '../conversations/mustSee.ts'
import { messageColumns } from './toMessage.ts'
import type { MessageRow } from './toMessage.ts'
import { rowColumns } from '../conversations/conversationRow.ts'

const { conversations: c, messages: m } = tables

/** A message and its conversation; message.notFound where the actor may not see it. */
export async function mustSeeMessage(
  db: DbOrTx,
  { messageId, by }: { messageId: string; by: MemberActor },
): Promise<{ message: MessageRow; row: ConversationRow }> {
  const missing = new Failure('message.notFound', { field: 'messageId' })
  const [found] = await db.orm
    .select({ message: messageColumns, row: rowColumns })
    .from(m)
    .innerJoin(c, and(eq(c.accountId, m.accountId), eq(c.id, m.conversationId)))
    .where(and(eq(m.accountId, by.accountId), eq(m.id, messageId)))
  if (!found) throw missing
  await mustSee(db, { row: found.row, by }).catch((error: unknown) => {
    throw error instanceof Failure && error.failure === 'conversation.notFound' ? missing : error
  })
  return found
}
