import type { tables } from '@parley/db'
import { dataNow } from './draftAccount.ts'
import type { ConversationRow, Draw, MessageRow } from './draftConversation.ts'

export type MarkRow = typeof tables.readMarks.$inferSelect
const recently = 60 * 86_400_000

/**
 * Who has read how much of a conversation: its authors what they saw, mostly all; the diligent all of
 * whatever they may see, or all but some, mostly recent.
 */
export function readingOf(
  { chance, diligent }: Draw,
  row: ConversationRow,
  messages: readonly MessageRow[],
): MarkRow[] {
  const seqs = new Map<string, number>()
  for (const { authorType, authorId, seq } of messages)
    if (authorType === 'member') seqs.set(authorId!, seq)
  for (const [userId] of seqs) if (chance.next() < 0.7) seqs.set(userId, row.lastSeq)
  if (row.assigneeId && !seqs.has(row.assigneeId) && chance.next() < 0.5)
    seqs.set(row.assigneeId, row.lastSeq)
  const isRecent = dataNow.getTime() - row.lastActivityAt.getTime() < recently
  for (const { person, topics } of diligent) {
    const isSeen =
      row.audience.some((topic) => topics.has(topic)) || row.participants.includes(person.userId)
    if (!isSeen) continue
    const misses = person.diligence === 'most' && chance.next() < (isRecent ? 0.02 : 0.002)
    if (misses) seqs.delete(person.userId)
    else seqs.set(person.userId, row.lastSeq)
  }
  return [...seqs].map(([userId, seq]) => ({
    accountId: row.accountId,
    conversationId: row.id,
    userId,
    deliveredSeq: seq,
    readSeq: seq,
    readAt: null,
    unreadFrom: null,
    pinned: chance.next() < 0.001,
    muted: chance.next() < 0.002,
  }))
}
