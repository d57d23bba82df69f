import { and, eq } from 'drizzle-orm'
import { Failure } from '@parley/contract'
import type { Actor } from '@parley/contract'
import { tables } from '@parley/db'
import type { Tx } from '@parley/db'
import { lockActor } from '../actors/lockActor.ts'
import { lockConversation } from '../conversations/lockConversation.ts'
import type { Held } from '../conversations/lockConversation.ts'
import { messageColumns } from './toMessage.ts'
import type { MessageRow } from './toMessage.ts'

const { messages: m } = tables

/** A message whose conversation is locked, as it is behind that lock. */
export interface LockedMessage<A extends Actor> extends Held<A> {
  message: MessageRow
}

interface Wanted<A extends Actor> {
  messageId: string
  by: A
  mutationId?: string | undefined
}

/** Locks the message's conversation; what the actor may not see does not exist for them. */
export async function lockMessage<A extends Actor>(
  tx: Tx,
  { messageId, by: claimed, mutationId }: Wanted<A>,
): Promise<LockedMessage<A>> {
  const by = await lockActor(tx, claimed)
  const found = await readRow(tx, messageId)
  if (!found || (by.type === 'contact' && found.kind === 'note')) throw missing()
  const { conversationId } = found
  const held = await lockConversation(tx, { conversationId, by, mutationId }).catch(asMissing)
  return { ...held, message: (await readRow(tx, messageId))! }
}

function asMissing(error: unknown): never {
  throw error instanceof Failure && error.failure === 'conversation.notFound' ? missing() : error
}

function missing() {
  return new Failure('message.notFound', { field: 'messageId' })
}

async function readRow(tx: Tx, messageId: string): Promise<MessageRow | undefined> {
  const [row] = await tx.orm
    .select(messageColumns)
    .from(m)
    .where(and(eq(m.accountId, tx.accountId), eq(m.id, messageId)))
  return row
}
