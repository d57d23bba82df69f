import type { Actor, NotificationKind } from '@parley/contract'
import { mentionsOf } from '@parley/contract/markdown'
import type { Tx } from '@parley/db'
import type { ConversationRow } from '../conversations/conversationRow.ts'
import type { MessageRow } from '../messages/toMessage.ts'
import { isUserId } from './isUserId.ts'
import { findPeople } from './tellPeople.ts'
import type { Tell } from './tellPeople.ts'

interface Said {
  row: ConversationRow
  message: MessageRow
  /** The member whose words are quoted. */
  quoted: string | null
  by: Actor
}

/** Finds out who is told of a new message: those who are mentioned, and those who take part. */
export async function tellOfMessage(tx: Tx, { row, message, quoted, by }: Said): Promise<Tell> {
  const wanted = new Map<string, NotificationKind[]>()
  const want = (userId: string, kind: NotificationKind) =>
    wanted.set(userId, [...(wanted.get(userId) ?? []), kind])
  for (const userId of mentionsOf(message.body)) if (isUserId(userId)) want(userId, 'mention')
  for (const userId of new Set(takingPart(row, quoted))) want(userId, 'reply')
  const { id: messageId, seq, createdAt: at } = message
  return findPeople(tx, { row, wanted, by, at, seq, messageId })
}

/** Where more take part than the row names, a word is to nobody in particular: only who is quoted is told. */
function takingPart(row: ConversationRow, quoted: string | null): string[] {
  const few = row.participantCount <= row.participants.length ? row.participants : []
  return [row.assigneeId, quoted, ...few].filter((userId) => userId !== null)
}
