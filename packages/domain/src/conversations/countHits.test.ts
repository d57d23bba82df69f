import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { limits } from '@parley/contract'
import type { ConversationId, MemberActor, MessageId } from '@parley/contract'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import { sendMessage } from '../messages/sendMessage.ts'
import { makeAccount } from '../testing/makeAccount.ts'
import { countConversations } from './countConversations.ts'
import { createConversation } from './createConversation.ts'

test('a conversation that holds a word in more messages than a count wants is counted once', async () => {
  const fresh = await freshDb()
  try {
    const { owner, ana } = await makeAccount(fresh.db)
    await said(fresh, ana, owner)
    await repeatAll(fresh, limits.count + 1)
    // The hits of the other two come after more than are wanted.
    await said(fresh, ana, owner)
    await said(fresh, ana, owner)
    const { count, capped } = await countConversations(fresh.db, {
      filter: { search: 'wombat' },
      by: owner,
    })
    expect({ count, capped }).toEqual({ count: 3, capped: false })
  } finally {
    await fresh.drop()
  }
}, 60_000)

async function said({ db }: FreshDb, by: MemberActor, to: MemberActor) {
  const id = uuidv7() as ConversationId
  const participantIds = [to.userId]
  await createConversation(db, { id, kind: 'group', subject: 'Zoo', participantIds, by })
  await sendMessage(db, { id: uuidv7() as MessageId, conversationId: id, body: 'A wombat', by })
}

/** Each message so many times over. */
async function repeatAll({ db }: FreshDb, times: number) {
  await db.sql`
    insert into messages (account_id, id, conversation_id, seq, author_type, author_id, kind, body, search, created_at)
    select account_id, gen_random_uuid(), conversation_id, seq + n, author_type, author_id, kind, body, search, created_at
    from messages, generate_series(1, ${times}::int) n`
}
