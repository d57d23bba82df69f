import type { ConversationAnswer, MarkDeliveredInput, MemberActor } from '@parley/contract'
import type { DbOrTx } from '@parley/db'
import { changeMark } from '../conversations/changeMark.ts'

type Input = Pick<MarkDeliveredInput, 'conversationId' | 'seq'> & { by: MemberActor }

/** Says that messages up to `seq` reached the actor; only moves forward. */
export function markDelivered(db: DbOrTx, input: Input): Promise<ConversationAnswer> {
  return changeMark(db, { ...input, request: null }, (held, row) => ({
    deliveredSeq: Math.max(held.deliveredSeq, Math.min(input.seq, row.lastSeq)),
  }))
}
