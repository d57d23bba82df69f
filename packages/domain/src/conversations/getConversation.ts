import { and, arrayOverlaps, asc, eq, sql } from 'drizzle-orm'
import { Failure } from '@parley/contract'
import type { Conversation, ConversationAnswer, MemberActor } from '@parley/contract'
import { tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { readTopics } from '../actors/readTopics.ts'
import { atOneMoment } from './atOneMoment.ts'
import { isRow, selectConversations, selectConversationsAt, toConversation } from './viewerFacts.ts'

const { conversations: c } = tables

interface Input {
  conversationId?: string | undefined
  number?: number | undefined
  by: MemberActor
}

/** One conversation by id or by number; conversation.notFound also when the actor may not see it. */
export async function getConversation(db: DbOrTx, input: Input): Promise<ConversationAnswer> {
  const { by, ...key } = input
  const { data, asOf } = await atOneMoment(db, by, [], async ({ topics }) => {
    const { accountId, userId } = by
    const which = and(eq(c.accountId, accountId), nameOf(key), arrayOverlaps(c.audience, topics))
    const ids = sql`select ${c.id} from ${c} where ${which}`
    const wanted = { accountId, userId, limit: 1 }
    const [found] = await selectConversationsAt(db, wanted, { ids, order: asc(c.id) })
    return { head: found?.head, data: found && isRow(found) ? found : null }
  })
  if (!data) throw notFound(key)
  return { conversation: toConversation(data), asOf }
}

type Key = Omit<Input, 'by'>

function nameOf({ conversationId, number }: Key) {
  return conversationId === undefined ? eq(c.number, number!) : eq(c.id, conversationId)
}

function notFound({ conversationId }: Key): Failure {
  const field = conversationId === undefined ? 'number' : 'conversationId'
  return new Failure('conversation.notFound', { field })
}

/** The same without asOf: for verbs that answer with it inside their transaction. */
export async function readConversation(db: DbOrTx, { by, ...key }: Input): Promise<Conversation> {
  const topics = await readTopics(db, by)
  const [row] = await selectConversations(db, by.userId).where(
    and(eq(c.accountId, by.accountId), nameOf(key), arrayOverlaps(c.audience, topics)),
  )
  if (!row) throw notFound(key)
  return toConversation(row)
}
