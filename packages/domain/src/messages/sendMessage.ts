import { and, eq } from 'drizzle-orm'
import { Failure } from '@parley/contract'
import type {
  Actor,
  ConversationId,
  MemberActor,
  MessageAnswer,
  SendMessageInput,
} from '@parley/contract'
import { appendEvent, later, tables, transact } from '@parley/db'
import type { DbOrTx, Tx } from '@parley/db'
import { takeAttachments } from '../attachments/takeAttachments.ts'
import { appendConversation } from '../conversations/appendConversation.ts'
import type { ConversationRow } from '../conversations/conversationRow.ts'
import { lockConversation } from '../conversations/lockConversation.ts'
import type { Held } from '../conversations/lockConversation.ts'
import { putRead } from '../conversations/readMark.ts'
import type { ReadMark } from '../conversations/readMark.ts'
import { once } from '../mutations/once.ts'
import { readWithConversation } from '../notifications/readWithConversation.ts'
import { tellOfMessage } from '../notifications/tellOfMessage.ts'
import { afterMessage } from './afterMessage.ts'
import { readMessage } from './readMessage.ts'
import { toMessage, toMessageFacts } from './toMessage.ts'
import type { MessageRow } from './toMessage.ts'
import { writeMessage } from './writeMessage.ts'

const { messages: m } = tables
type Input = Pick<SendMessageInput, 'id' | 'conversationId' | 'body'> &
  Partial<Pick<SendMessageInput, 'kind' | 'replyTo' | 'attachmentIds'>> & {
    by: Actor
    /** When it was said, for history that is brought in; now by default. */
    at?: Date
    /** History that is brought in: nobody has to read it. */
    isHistory?: boolean
  }

/**
 * Says something in a conversation. `id` is made by the sender: the same id again has one effect
 * and one answer, with another content it is message.idReused. Refuses with conversation.notFound,
 * conversation.closed, action.forbidden (announcements by agents), message.notFound (replyTo),
 * attachment.notFound, attachment.notReady, attachment.used (attachmentIds).
 */
export async function sendMessage(db: DbOrTx, input: Input): Promise<MessageAnswer> {
  const { id, conversationId, body, kind = 'reply', replyTo = null } = input
  const attachmentIds = input.attachmentIds ?? []
  return transact(db, input.by.accountId, async (tx) => {
    const held = await lockConversation(tx, { conversationId, by: input.by, mutationId: id })
    const { by, recalled } = held
    return once(tx, {
      id,
      by,
      recalled,
      request: [
        'sendMessage',
        // As it was before there were attachments, for who repeats what was sent then.
        { conversationId, body, kind, replyTo, ...(attachmentIds.length > 0 && { attachmentIds }) },
      ],
      reused: 'message.idReused',
      act: () => say(tx, held, { ...input, kind, replyTo, attachmentIds, by }),
      keep: () => ({}),
      again: () => readMessage(tx, { messageId: id, by }),
    })
  })
}

type Saying = Required<Pick<Input, 'id' | 'body' | 'kind' | 'by'>> &
  Pick<Input, 'replyTo' | 'at' | 'isHistory'> & { attachmentIds: readonly string[] }

async function say(tx: Tx, { row, contact, mark, hasNews }: Held<Actor>, input: Saying) {
  mustBeAbleToSay(row, input)
  const quoted = input.replyTo ? await mustQuote(tx, row, input.replyTo) : null
  const { id: messageId, attachmentIds, by } = input
  const attachments =
    attachmentIds.length > 0 ? await takeAttachments(tx, { attachmentIds, messageId, by }) : []
  const message = draftMessage(row, { ...input, attachments })
  const after = {
    ...row,
    ...afterMessage(row, message),
    ...(input.isHistory ? { floorSeq: message.seq } : {}),
  }
  const said = { row: after, message, quoted, by }
  const [tell] = await Promise.all([
    input.isHistory ? null : tellOfMessage(tx, said),
    hasNews && by.type === 'member' ? readHere(tx, message, by) : null,
  ])
  writeMessage(tx, message, after)
  moveOwnMark(tx, row, mark, message, input.by)
  appendConversation(tx, {
    row: after,
    contact,
    type: 'message.new',
    message: { ...toMessageFacts(message), replySeq: message.replySeq },
    by,
  })
  tell?.()
  return { message: toMessage(message, []) }
}

function mustBeAbleToSay(row: ConversationRow, { kind, by }: Saying) {
  if (row.status === 'closed')
    throw new Failure('conversation.closed', {
      message: 'This conversation is closed; open it again to write.',
    })
  if (row.kind === 'announcement' && by.type === 'member' && by.role === 'agent')
    throw new Failure('action.forbidden', {
      message: 'Only owners and admins write announcements.',
    })
  if (kind === 'note' && (row.kind !== 'support' || by.type === 'contact'))
    throw new Failure('input.invalid', {
      field: 'kind',
      message: 'Notes are for members, in customer conversations.',
    })
}

/** Who answers has read what they were told. */
function readHere(tx: Tx, { conversationId, seq }: MessageRow, by: MemberActor) {
  return readWithConversation(tx, { reads: [{ conversationId, seq }], by })
}

/** The member whose words they are, if it is one. */
async function mustQuote(tx: Tx, row: ConversationRow, replyTo: string): Promise<string | null> {
  const [quoted] = await tx.orm
    .select({ authorType: m.authorType, authorId: m.authorId })
    .from(m)
    .where(and(eq(m.accountId, row.accountId), eq(m.id, replyTo), eq(m.conversationId, row.id)))
  if (!quoted) throw new Failure('message.notFound', { field: 'replyTo' })
  return quoted.authorType === 'member' ? quoted.authorId : null
}

function draftMessage(
  row: ConversationRow,
  input: Saying & Pick<MessageRow, 'attachments'>,
): MessageRow {
  const now = input.at ?? new Date()
  return {
    accountId: row.accountId,
    id: input.id,
    conversationId: row.id,
    seq: row.lastSeq + 1,
    replySeq: input.kind === 'reply' ? row.lastReplySeq + 1 : null,
    authorType: input.by.type,
    authorId: authorId(input.by),
    kind: input.kind,
    body: input.body,
    attachments: input.attachments,
    reactions: null,
    activity: null,
    replyTo: input.replyTo ?? null,
    createdAt: new Date(Math.max(now.getTime(), row.lastActivityAt.getTime())),
    editedAt: null,
    deletedAt: null,
  }
}

function authorId(by: Actor): string | null {
  if (by.type === 'member') return by.userId
  return by.type === 'contact' ? by.contactId : null
}

/** Sending is reading: the sender's pointers move with the message, and others learn what they passed. */
function moveOwnMark(
  tx: Tx,
  row: ConversationRow,
  mark: ReadMark,
  { seq, createdAt: readAt }: MessageRow,
  by: Actor,
) {
  const before = by.type === 'member' ? Math.max(mark.readSeq, row.floorSeq) : row.contactReadSeq
  const hadRead = before >= seq - 1
  if (by.type === 'member')
    later(tx, putRead(tx, row, by.userId, { seq, readAt: hadRead ? mark.readAt : readAt }))
  if (by.type === 'system' || hadRead) return
  appendEvent(tx, {
    body: {
      type: 'conversation.read',
      conversationId: row.id as ConversationId,
      kind: row.kind,
      userId: by.type === 'member' ? by.userId : null,
      contactId: by.type === 'contact' ? by.contactId : null,
      deliveredSeq: seq - 1,
      readSeq: seq - 1,
      readAt,
    },
    audience: row.audience,
    subject: row.id,
    by,
  })
}
