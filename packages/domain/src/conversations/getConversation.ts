import { and, arrayOverlaps, eq } from 'drizzle-orm'
import { Failure } from '@parley/contract'
import type { Conversation, ConversationAnswer, MemberActor } from '@parley/contract'
import { printCursor, readHead, tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { readTopics } from '../actors/readTopics.ts'
import { selectConversations, toConversation } from './viewerFacts.ts'

const { conversations: c } = tables

interface Input {
  conversationId?: string | undefined
  number?: number | undefined
  by: MemberActor
}

/** One conversation by id or by number; conversation.notFound also when the actor may not see it. */
export async function getConversation(db: DbOrTx, input: Input): Promise<ConversationAnswer> {
  const head = await readHead(db, input.by.accountId)
  return { conversation: await readConversation(db, input), asOf: printCursor(head) }
}

/** The same without asOf: for verbs that answer with it inside their transaction. */
export async function readConversation(db: DbOrTx, { by, ...key }: Input): Promise<Conversation> {
  const topics = await readTopics(db, by)
  const named =
    key.conversationId === undefined ? eq(c.number, key.number!) : eq(c.id, key.conversationId)
  const [row] = await selectConversations(db, by.userId).where(
    and(eq(c.accountId, by.accountId), named, arrayOverlaps(c.audience, topics)),
  )
  if (!row)
    throw new Failure('conversation.notFound', {
      field: key.conversationId === undefined ? 'number' : 'conversationId',
    })
  return toConversation(row)
}
