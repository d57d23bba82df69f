import type { ConversationAnswer, MemberActor } from '@parley/contract'
import { transact } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { once } from '../mutations/once.ts'
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
}

/** The course every verb takes that changes what a conversation is to its actor alone. */
export function changeMark(
  db: DbOrTx,
  { conversationId, by: claimed, mutationId, request }: Input,
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
        await moveMark(tx, held, (mark) => change(mark, held.row))
        return again()
      },
      keep: () => ({}),
      again,
    })
  })
}
