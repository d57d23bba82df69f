import { and, eq, sql } from 'drizzle-orm'
import { indexWords } from '@parley/contract'
import { columnsGiven, later, statement, tables } from '@parley/db'
import type { Given, Tx } from '@parley/db'
import type { ConversationRow } from '../conversations/conversationRow.ts'
import { wordBloom } from '../conversations/wordBloom.ts'
import type { MessageRow } from './toMessage.ts'

const { conversations: c, messages: m } = tables

/** Writes a new message and its conversation as afterMessage left it. */
export function writeMessage(tx: Tx, message: MessageRow, after: ConversationRow): void {
  const words = indexWords(message.body)
  later(tx, putMessage(tx, { ...message, words: words.join(' ') }))
  later(tx, putConversation(tx, { ...after, wordBloom: wordBloom(words) }))
}

const putMessage = statement((orm, given: Given<MessageRow & { words: string }>) =>
  orm.insert(m).values({
    accountId: given.accountId,
    id: given.id,
    conversationId: given.conversationId,
    seq: given.seq,
    replySeq: given.replySeq,
    authorType: given.authorType,
    authorId: given.authorId,
    kind: given.kind,
    body: given.body,
    attachments: given.attachments,
    replyTo: given.replyTo,
    createdAt: given.createdAt,
    search: sql`array_to_tsvector(string_to_array(${given.words}::text, ' '))`,
  }),
)

/** Every column that afterMessage may change. */
type After = ConversationRow & { wordBloom: string }
const putConversation = statement((orm, { accountId, id, wordBloom: bloom }: Given<After>) =>
  orm
    .update(c)
    .set({
      ...columnsGiven(c, [
        'status',
        'snoozedUntil',
        'waitingFor',
        'waitingSince',
        'lastActivityAt',
        'lastSeq',
        'lastReplySeq',
        'lastWordSeq',
        'floorSeq',
        'contactDeliveredSeq',
        'contactReadSeq',
        'contactReadAt',
        'lastMessage',
        'lastReply',
      ]),
      wordBloom: sql`${c.wordBloom} | ${bloom}::text::bit(1024)`,
    })
    .where(and(eq(c.accountId, accountId), eq(c.id, id))),
)
