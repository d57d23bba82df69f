import type { ConversationAnswer, MemberActor } from '@parley/contract'
import { transact } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { once } from '../mutations/once.ts'
import { readWithConversation } from '../notifications/readWithConversation.ts'
import { readConversation } from './getConversation.ts'
import { lockConversation } from './lockConversation.ts'
import type { ConversationRow } from './conversationRow.ts'
import { moveMark } from './moveMark.ts'
import type { ReadMark } from './readMark.ts'

interface Input {
  conversationId: string
  by: MemberActor
  mutationId?: string | undefined
  request: unknown
  /** Whether it reads what the actor was told of it, as far as it is read then. */
  isReading?: boolean
}

/** The course every verb takes that changes what a conversation is to its actor alone. */
export function changeMark(
  db: DbOrTx,
  { conversationId, by: claimed, mutationId, request, isReading }: Input,
  change: (held: ReadMark, row: ConversationRow) => Partial<ReadMark>,
): Promise<ConversationAnswer> {
  return transact(db, claimed.accountId, async (tx) => {
    const held = await lockConversation(tx, { conversationId, by: claimed, mutationId })
    const { by, recalled } = held
    const again = async () => ({ conversation: await readConversation(tx, { conversationId, by }) })
    return once(tx, {
      id: mutationId,
      by,
      recalled,
      request,
      act: async () => {
        const { readSeq, unreadCount } = await moveMark(tx, held, (mark) => change(mark, held.row))
        // Lines of activity lie beyond the last word: who has read all words has read all.
        const seq = unreadCount === 0 ? held.row.lastSeq : readSeq
        if (isReading && held.hasNews)
          await readWithConversation(tx, { reads: [{ conversationId, seq }], by })
        return again()
      },
      keep: () => ({}),
      again,
    })
  })
}
