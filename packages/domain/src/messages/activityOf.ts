import { priorities } from '@parley/contract'
import type { Activity, Actor } from '@parley/contract'
import { v7 as uuidv7 } from 'uuid'
import type { ConversationRow } from '../conversations/conversationRow.ts'
import type { Values } from '../conversations/planChange.ts'
import type { MessageRow } from './toMessage.ts'

const told = [
  'status',
  'priority',
  'assigneeId',
  'teamId',
  'labels',
  'snoozedUntil',
  'subject',
] as const

/**
 * The line a change is worth in its conversation, after everything that was said; null where nothing
 * changed that people are told of. It is no word: it moves lastSeq and nothing else.
 */
export function activityOf(before: ConversationRow, values: Values, by: Actor): MessageRow | null {
  const activity = Object.fromEntries(
    told
      .filter((key) => key in values)
      .map((key) => [key, { was: wordOf(key, before[key]), is: wordOf(key, values[key]) }]),
  ) as Activity
  if (Object.keys(activity).length === 0) return null
  return {
    accountId: before.accountId,
    id: uuidv7(),
    conversationId: before.id,
    seq: before.lastSeq + 1,
    replySeq: null,
    authorType: by.type,
    authorId: by.type === 'member' ? by.userId : null,
    kind: 'activity',
    body: '',
    attachments: [],
    reactions: null,
    activity,
    replyTo: null,
    createdAt: new Date(Math.max(Date.now(), before.lastActivityAt.getTime())),
    editedAt: null,
    deletedAt: null,
  }
}

/** As the wire says it: a priority by its name, an instant as text. */
function wordOf(key: (typeof told)[number], value: unknown): unknown {
  if (key === 'priority')
    return value === null ? null : priorities[priorities.length - Number(value)]
  return value instanceof Date ? value.toISOString() : value
}
