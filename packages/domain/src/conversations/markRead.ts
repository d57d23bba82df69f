import type { ConversationAnswer, MarkReadInput, MemberActor } from '@parley/contract'
import type { DbOrTx } from '@parley/db'
import { changeMark } from './changeMark.ts'

type Input = Pick<MarkReadInput, 'conversationId' | 'seq'> & {
  by: MemberActor
  mutationId?: string | undefined
}

/**
 * Reads up to `seq` (beyond the end means to the end). Receipts only move forward. Ends being
 * marked unread once the reader comes past what they had seen, or to the end.
 */
export function markRead(db: DbOrTx, input: Input): Promise<ConversationAnswer> {
  const { conversationId, seq } = input
  const request = ['markRead', conversationId, seq]
  return changeMark(db, { ...input, request, isReading: true }, (held, row) => {
    const readSeq = Math.max(held.readSeq, Math.min(seq, row.lastSeq))
    const done = seq > held.readSeq || seq >= row.lastWordSeq
    return {
      readSeq,
      readAt: readSeq > held.readSeq ? new Date() : held.readAt,
      deliveredSeq: Math.max(held.deliveredSeq, readSeq),
      unreadFrom: done ? null : held.unreadFrom,
    }
  })
}
