import type { AsOf, MemberActor, RemoveParticipantInput } from '@parley/contract'
import { transact } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { lockActor } from '../actors/lockActor.ts'
import { once } from '../mutations/once.ts'
import { mustHaveOpenSeats } from './addParticipants.ts'
import { leaveConversation } from './joinConversation.ts'
import { lockConversation } from './lockConversation.ts'

type Input = Pick<RemoveParticipantInput, 'conversationId' | 'userId' | 'mutationId'> & {
  by: MemberActor
}

/**
 * A member stops taking part, by themself or by another who may see the conversation. Answers only
 * asOf: who removes themself may not see it any more.
 */
export async function removeParticipant(db: DbOrTx, input: Input): Promise<AsOf> {
  const { conversationId, userId, mutationId } = input
  return transact(db, input.by.accountId, async (tx) => {
    const by = await lockActor(tx, input.by)
    const repeat = { id: mutationId, by, request: ['removeParticipant', conversationId, userId] }
    return once(tx, {
      ...repeat,
      act: async () => {
        const locked = await lockConversation(tx, { conversationId, by })
        mustHaveOpenSeats(locked.row)
        await leaveConversation(tx, locked, userId, by)
        return {}
      },
      keep: () => ({}),
      again: async () => ({}),
    })
  })
}
