import { Failure } from '@parley/contract'
import type { EditMessageInput, MemberActor, MessageAnswer } from '@parley/contract'
import type { DbOrTx } from '@parley/db'
import { rewriteMessage } from './rewriteMessage.ts'

type Input = Pick<EditMessageInput, 'messageId' | 'body' | 'mutationId'> & { by: MemberActor }

/**
 * Changes the text of one's own message. Refuses with message.notFound, action.forbidden for
 * another's, message.deleted, conversation.closed.
 */
export function editMessage(db: DbOrTx, input: Input): Promise<MessageAnswer> {
  const { messageId, body } = input
  const request = ['editMessage', messageId, body]
  return rewriteMessage(db, { ...input, request }, (message, conversation, by) => {
    if (message.authorType !== 'member' || message.authorId !== by.userId)
      throw new Failure('action.forbidden', { message: 'Only its author edits a message.' })
    if (message.deletedAt) throw new Failure('message.deleted', { field: 'messageId' })
    if (conversation.status === 'closed') throw new Failure('conversation.closed')
    return message.body === body
      ? null
      : { body, attachments: message.attachments, editedAt: new Date(), deletedAt: null }
  })
}
