import type { PictureRow } from './History.ts'

/** A conversation's fields and read marks in one line, to be compared. */
export function printRow(row: PictureRow): string {
  const { id, subject, status, participantCount, lastActivityAt, lastSeq, lastMessage } = row
  const { readSeq, unreadFrom, unreadCount } = row
  const facts = [status, participantCount, lastActivityAt.toISOString(), lastSeq, lastMessage]
  return [id, ...facts, readSeq, unreadFrom, unreadCount, subject].join(' ')
}
