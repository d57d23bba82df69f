import type { ConversationAnswer, MarkUnreadInput, MemberActor } from '@parley/contract'
import type { DbOrTx } from '@parley/db'
import { changeMark } from './changeMark.ts'

type Input = Pick<MarkUnreadInput, 'conversationId' | 'seq'> & {
  by: MemberActor
  mutationId?: string | undefined
}

/** Makes the words from `seq` on unread again, for the actor alone; receipts stay where they are. */
export function markUnread(db: DbOrTx, input: Input): Promise<ConversationAnswer> {
  const { conversationId, seq } = input
  return changeMark(
    db,
    { ...input, request: ['markUnread', conversationId, seq] },
    (held, row) => ({
      unreadFrom: Math.min(seq, Math.max(row.lastWordSeq, 1), held.readSeq + 1),
    }),
  )
}
