import { Failure } from '@parley/contract'
import type { DeleteMessageInput, MemberActor, MessageAnswer } from '@parley/contract'
import type { DbOrTx } from '@parley/db'
import { rewriteMessage } from './rewriteMessage.ts'

type Input = Pick<DeleteMessageInput, 'messageId' | 'mutationId'> & { by: MemberActor }

/**
 * Deletes the text and the files of one's own message, or of any as an owner or admin; its place stays. Doing it
 * again changes nothing. Refuses with message.notFound and action.forbidden.
 */
export function deleteMessage(db: DbOrTx, input: Input): Promise<MessageAnswer> {
  const { messageId } = input
  return rewriteMessage(
    db,
    { ...input, request: ['deleteMessage', messageId] },
    (message, _, by) => {
      const own = message.authorType === 'member' && message.authorId === by.userId
      if (!own && by.role === 'agent')
        throw new Failure('action.forbidden', {
          message: 'Only its author or an admin deletes a message.',
        })
      return message.deletedAt
        ? null
        : { body: '', attachments: [], editedAt: message.editedAt, deletedAt: new Date() }
    },
  )
}
