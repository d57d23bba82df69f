import type { BulkPatch, Conversation, ConversationFacts, ViewerFacts } from '@parley/contract'
import type { Expected, Lookup, Pending } from '../mirror/Pending.ts'
import { readBody, readUpTo, unreadFromSeq } from './expectMark.ts'
import { factsOf } from './expectMessage.ts'

/** Fields of a row that a bulk change sets. */
type Fields = Partial<ConversationFacts>

/** Many conversations as I changed them together. */
export function expectBulk(
  id: string,
  conversationIds: readonly string[],
  patch: BulkPatch,
  userId: string,
): Pending {
  return expectEach(id, conversationIds, userId, (row, lookup) => ({
    fields: fieldsOf(row, patch),
    mark: markOf(row, patch, lookup),
  }))
}

/** What each row held before, where it still holds what the change made of it. */
export function expectBack(
  id: string,
  before: readonly Conversation[],
  patch: BulkPatch,
  userId: string,
): Pending {
  const rows = new Map<string, Conversation>(before.map((row) => [row.id, row]))
  return expectEach(id, [...rows.keys()], userId, (row, lookup) => {
    const was = rows.get(row.id)!
    return { fields: fieldsBack(row, was, patch), mark: markBack(row, was, patch, lookup) }
  })
}

function fieldsBack(row: Conversation, was: Conversation, patch: BulkPatch): Fields {
  const made = Object.entries(fieldsOf(was, patch)).filter(([key, value]) =>
    isSame(row[key as keyof Fields], value),
  )
  const { waitingFor, waitingSince } = was
  const waiting = made.some(([key]) => key === 'status') ? { waitingFor, waitingSince } : {}
  return {
    ...Object.fromEntries(made.map(([key]) => [key, was[key as keyof Fields]])),
    ...waiting,
  }
}

interface Made {
  fields: Fields
  mark: Partial<ViewerFacts>
}

function expectEach(
  id: string,
  conversationIds: readonly string[],
  userId: string,
  make: (row: Conversation, lookup: Lookup) => Made,
): Pending {
  return {
    id,
    confirmedAt: null,
    expect: (lookup) =>
      conversationIds.flatMap((conversationId): Expected[] => {
        const row = lookup.conversation(conversationId)
        if (!row) return []
        const { fields, mark } = make(row, lookup)
        const changed = newOf(row, fields)
        const marked = newOf(row, mark)
        const conversation = { ...factsOf(row), ...changed }
        return [
          ...(changed ? [{ body: { type: 'conversation.updated' as const, conversation } }] : []),
          ...(marked ? [{ body: readBody(row, userId, { ...row, ...marked }) }] : []),
        ]
      }),
  }
}

/** What of it is otherwise; null when nothing is. */
function newOf<T extends object>(row: Conversation, values: T): T | null {
  const changed = Object.entries(values).filter(
    ([key, value]) => !isSame(row[key as keyof Conversation], value),
  )
  return changed.length === 0 ? null : (Object.fromEntries(changed) as T)
}

/** What the patch says of one row; nothing where the server would leave it. */
function fieldsOf(row: Conversation, patch: BulkPatch): Fields {
  const { labels, read: _1, pinned: _2, muted: _3, ...rest } = patch
  const { assigneeId, teamId, snoozedUntil } = rest
  if (row.kind !== 'support' && (assigneeId ?? teamId ?? snoozedUntil)) return {}
  const given = Object.entries(rest).filter(([, value]) => value !== undefined)
  return {
    ...(Object.fromEntries(given) as Fields),
    ...(labels === undefined ? {} : { labels: labelsOf(row, labels) }),
  }
}

/** What the patch makes of the conversation to me. */
function markOf(row: Conversation, patch: BulkPatch, lookup: Lookup): Partial<ViewerFacts> {
  const { read, pinned, muted } = patch
  return {
    ...(read === true && row.unreadCount > 0 ? readUpTo(row.lastSeq)(row, lookup) : {}),
    ...(read === false && row.unreadCount === 0 && row.lastMessage
      ? unreadFromSeq(row.lastMessage.seq)(row, lookup)
      : {}),
    ...(pinned === undefined ? {} : { pinned }),
    ...(muted === undefined ? {} : { muted }),
  }
}

/** Receipts stay as they are: what was unread before is marked so. */
function markBack(row: Conversation, was: Conversation, patch: BulkPatch, lookup: Lookup) {
  const made = markOf(was, patch, lookup)
  const isStill = (key: keyof ViewerFacts) => key in made && isSame(row[key], made[key])
  const isRead = isStill('unreadFrom') && (!('readSeq' in made) || isStill('readSeq'))
  const unreadFrom = patch.read === true ? (was.unreadFrom ?? was.readSeq + 1) : was.unreadFrom
  return {
    ...(isStill('pinned') ? { pinned: was.pinned } : {}),
    ...(isStill('muted') ? { muted: was.muted } : {}),
    ...(isRead ? { unreadFrom, unreadCount: was.unreadCount } : {}),
  }
}

function labelsOf(row: Conversation, labels: NonNullable<BulkPatch['labels']>): string[] {
  if (Array.isArray(labels)) return [...new Set(labels)].sort()
  const { add = [], remove = [] } = labels
  const kept = row.labels.filter((name) => !remove.includes(name))
  return [...new Set([...kept, ...add])].sort()
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
