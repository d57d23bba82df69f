import { Failure } from '@parley/contract'
import type { AddParticipantsInput, ConversationAnswer, MemberActor } from '@parley/contract'
import { transact } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { mustBeMembers } from '../members/mustBeMembers.ts'
import { once } from '../mutations/once.ts'
import type { ConversationRow } from './conversationRow.ts'
import { readConversation } from './getConversation.ts'
import { joinConversation } from './joinConversation.ts'
import { lockConversation } from './lockConversation.ts'

type Input = Pick<AddParticipantsInput, 'conversationId' | 'userIds' | 'mutationId'> & {
  by: MemberActor
}

/**
 * Members begin to take part in a group or customer conversation. Refuses with action.forbidden for
 * direct ones, announcements and Support, whose people are fixed; with member.notFound.
 */
export async function addParticipants(db: DbOrTx, input: Input): Promise<ConversationAnswer> {
  const { conversationId, userIds, mutationId } = input
  return transact(db, input.by.accountId, async (tx) => {
    const locked = await lockConversation(tx, { conversationId, by: input.by, mutationId })
    const { by, recalled } = locked
    const again = async () => ({ conversation: await readConversation(tx, { conversationId, by }) })
    return once(tx, {
      id: mutationId,
      by,
      recalled,
      request: ['addParticipants', conversationId, userIds],
      act: async () => {
        mustHaveOpenSeats(locked.row)
        await mustBeMembers(tx, userIds, 'userIds')
        await joinConversation(tx, locked, userIds, by)
        return again()
      },
      keep: () => ({}),
      again,
    })
  })
}

export function mustHaveOpenSeats(row: ConversationRow): void {
  if (row.kind === 'direct' || row.kind === 'announcement' || row.purpose === 'support')
    throw new Failure('action.forbidden', { message: 'The people of this conversation are fixed.' })
}
