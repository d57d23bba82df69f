import type { ConversationAnswer, SetForMeInput, MemberActor } from '@parley/contract'
import type { DbOrTx } from '@parley/db'
import { changeMark } from './changeMark.ts'

type Input = Pick<SetForMeInput, 'conversationId' | 'on'> & {
  by: MemberActor
  mutationId?: string | undefined
}

/** Pins or unpins for the actor alone. */
export function pinConversation(db: DbOrTx, input: Input): Promise<ConversationAnswer> {
  const { conversationId, on } = input
  return changeMark(db, { ...input, request: ['pin', conversationId, on] }, () => ({ pinned: on }))
}
