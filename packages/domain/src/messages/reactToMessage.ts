import { and, eq } from 'drizzle-orm'
import { Failure, limits, reactionsWith } from '@parley/contract'
import type { Actor, Author, MessageAnswer, ReactToMessageInput } from '@parley/contract'
import { tables, transact } from '@parley/db'
import type { DbOrTx, Tx } from '@parley/db'
import { appendConversation } from '../conversations/appendConversation.ts'
import { once } from '../mutations/once.ts'
import { lockMessage } from './lockMessage.ts'
import type { LockedMessage } from './lockMessage.ts'
import { readMessage } from './readMessage.ts'
import { toMessageFacts } from './toMessage.ts'

const { messages: m } = tables
type Input = Pick<ReactToMessageInput, 'messageId' | 'emoji' | 'on' | 'mutationId'> & { by: Actor }

/**
 * Puts an emoji under a message, or takes one's own back. Doing it again changes nothing. Refuses
 * with message.notFound (notes, for a contact), message.deleted, action.forbidden (activity lines),
 * conversation.closed, reaction.tooMany.
 */
export function reactToMessage(db: DbOrTx, input: Input): Promise<MessageAnswer> {
  const { messageId, emoji, on, mutationId } = input
  return transact(db, input.by.accountId, async (tx) => {
    const locked = await lockMessage(tx, input)
    const { by } = locked
    const again = () => readMessage(tx, { messageId, by })
    return once(tx, {
      id: mutationId,
      by,
      recalled: locked.recalled,
      request: ['reactToMessage', messageId, emoji, on],
      act: async () => {
        await react(tx, locked, input)
        return again()
      },
      keep: () => ({}),
      again,
    })
  })
}

async function react(tx: Tx, locked: LockedMessage<Actor>, { emoji, on }: Input) {
  const { row, contact, message, by } = locked
  if (message.deletedAt) throw new Failure('message.deleted', { field: 'messageId' })
  if (message.kind === 'activity') throw new Failure('action.forbidden', { field: 'messageId' })
  if (row.status === 'closed') throw new Failure('conversation.closed')
  const before = message.reactions ?? []
  const reactions = [...reactionsWith(before, { emoji, on, by: authorOf(by) })]
  const people = reactions.find((one) => one.emoji === emoji)?.by.length ?? 0
  if (on && (reactions.length > limits.reactions || people > limits.reactors))
    throw new Failure('reaction.tooMany', { field: 'emoji' })
  if (reactions.length === before.length && reactions.every((one, at) => one === before[at])) return
  await tx.orm
    .update(m)
    .set({ reactions: reactions.length > 0 ? reactions : null })
    .where(and(eq(m.accountId, tx.accountId), eq(m.id, message.id)))
  const facts = { ...toMessageFacts({ ...message, reactions }), replySeq: message.replySeq }
  appendConversation(tx, { row, contact, type: 'message.updated', message: facts, by })
}

function authorOf(by: Actor): Author {
  if (by.type === 'member') return { type: 'member', id: by.userId }
  return by.type === 'contact'
    ? { type: 'contact', id: by.contactId }
    : { type: 'system', id: null }
}
