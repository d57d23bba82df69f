import { and, eq, sql } from 'drizzle-orm'
import { Failure, indexWords } from '@parley/contract'
import type { MemberActor, MessageAnswer } from '@parley/contract'
import { mentionsOf } from '@parley/contract/markdown'
import { tables, transact } from '@parley/db'
import type { DbOrTx, Tx } from '@parley/db'
import { removeAttachments } from '../attachments/removeAttachments.ts'
import { appendConversation } from '../conversations/appendConversation.ts'
import type { ConversationRow } from '../conversations/conversationRow.ts'
import { wordBloom } from '../conversations/wordBloom.ts'
import { once } from '../mutations/once.ts'
import { tellOfEdit } from '../notifications/tellOfEdit.ts'
import { previewOf } from './afterMessage.ts'
import { forgetVersions, keepVersion } from './keepVersion.ts'
import { lockMessage } from './lockMessage.ts'
import type { LockedMessage } from './lockMessage.ts'
import { readMessage } from './readMessage.ts'
import { toMessageFacts } from './toMessage.ts'
import type { MessageRow } from './toMessage.ts'
import { rowColumns } from '../conversations/conversationRow.ts'

const { conversations: c, messages: m, events } = tables

interface Input {
  messageId: string
  by: MemberActor
  mutationId?: string | undefined
  request: unknown
}
/** The message's new content; null when it already is so. Throws when the actor may not. */
export type Rewrite = (
  message: MessageRow,
  conversation: ConversationRow,
  by: MemberActor,
) => Pick<MessageRow, 'body' | 'attachments' | 'editedAt' | 'deletedAt'> | null

/** The course of edit and delete: the message, the previews and the kept events that hold its text. */
export function rewriteMessage(db: DbOrTx, input: Input, rewrite: Rewrite): Promise<MessageAnswer> {
  const { messageId, mutationId, request } = input
  return transact(db, input.by.accountId, async (tx) => {
    const locked = await lockMessage(tx, input)
    const { by } = locked
    const again = () => readMessage(tx, { messageId, by })
    return once(tx, {
      id: mutationId,
      by,
      recalled: locked.recalled,
      request,
      act: async () => {
        const { message } = locked
        // A line of activity says what happened: nobody makes it otherwise.
        if (message.kind === 'activity')
          throw new Failure('action.forbidden', { field: 'messageId' })
        const content = rewrite(message, locked.row, by)
        if (content) await apply(tx, locked, { ...message, ...content }, by)
        return again()
      },
      keep: () => ({}),
      again,
    })
  })
}

async function apply(
  tx: Tx,
  { row, contact, message: before }: LockedMessage<MemberActor>,
  message: MessageRow,
  by: MemberActor,
) {
  const { body, attachments, editedAt, deletedAt } = message
  const reactions = deletedAt ? null : message.reactions
  const tell = deletedAt ? null : await tellOfEdit(tx, { row, before, message, by })
  if (deletedAt)
    await Promise.all([removeAttachments(tx, message.id), forgetVersions(tx, message.id)])
  else await keepVersion(tx, before)
  await tx.orm
    .update(m)
    .set({
      body,
      attachments,
      reactions,
      editedAt,
      deletedAt,
      search: sql`array_to_tsvector(string_to_array(${indexWords(body).join(' ')}::text, ' '))`,
    })
    .where(and(eq(m.accountId, tx.accountId), eq(m.id, message.id)))
  await keepWords(tx, row, body)
  const next = await rewritePreviews(tx, row, message)
  await rewriteEvents(tx, message, next)
  const facts = { ...toMessageFacts({ ...message, reactions }), replySeq: message.replySeq }
  appendConversation(tx, { row: next, contact, type: 'message.updated', message: facts, by })
  tell?.()
}

/** What was said before stays in the filter: it may hold more than the messages do. */
async function keepWords(tx: Tx, row: ConversationRow, body: string) {
  const bloom = wordBloom(indexWords(body))
  await tx.orm
    .update(c)
    .set({ wordBloom: sql`${c.wordBloom} | ${bloom}::text::bit(1024)` })
    .where(and(eq(c.accountId, row.accountId), eq(c.id, row.id)))
}

async function rewritePreviews(tx: Tx, row: ConversationRow, message: MessageRow) {
  const preview = previewOf(message)
  const change = {
    ...(row.lastMessage?.id === message.id ? { lastMessage: preview } : {}),
    ...(row.lastReply?.id === message.id
      ? { lastReply: { ...preview, seq: message.replySeq! } }
      : {}),
  }
  if (Object.keys(change).length === 0) return row
  const [next] = await tx.orm
    .update(c)
    .set(change)
    .where(and(eq(c.accountId, row.accountId), eq(c.id, row.id)))
    .returning(rowColumns)
  return next!
}

/** A replay never sends again what was edited away or deleted. */
async function rewriteEvents(tx: Tx, message: MessageRow, row: ConversationRow) {
  const { id, body, attachments, editedAt, deletedAt } = message
  const content = JSON.stringify({
    body,
    attachments,
    mentions: mentionsOf(body),
    editedAt,
    deletedAt,
    ...(deletedAt && { reactions: [] }),
  })
  const { body: cut, attached, deletedAt: gone } = previewOf(message)
  const preview = JSON.stringify({ body: cut, attached, deletedAt: gone })
  const whole = sql`case when payload #>> '{message,id}' = ${id}
    then jsonb_set(payload, '{message}', (payload -> 'message') || (${content}::text)::jsonb) else payload end`
  await tx.orm.execute(sql`
    update ${events} set payload = case when payload #>> '{conversation,lastMessage,id}' = ${id}
      then jsonb_set(${whole}, '{conversation,lastMessage}',
        (payload #> '{conversation,lastMessage}') || (${preview}::text)::jsonb)
      else ${whole} end
    where account_id = ${tx.accountId}::uuid and subject = ${row.id}::uuid
      and (payload #>> '{message,id}' = ${id} or payload #>> '{conversation,lastMessage,id}' = ${id})`)
}
