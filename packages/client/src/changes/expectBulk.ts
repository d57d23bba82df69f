import type { BulkPatch, Conversation, ConversationFacts } from '@parley/contract'
import type { Expected, Pending } from '../mirror/Pending.ts'
import { factsOf } from './expectMessage.ts'

/** Fields of a row that a bulk change sets. */
type Fields = Partial<ConversationFacts>

/** Many conversations as I changed them together. */
export function expectBulk(
  id: string,
  conversationIds: readonly string[],
  patch: BulkPatch,
): Pending {
  return expectFields(id, conversationIds, (row) => fieldsOf(row, patch))
}

/** What each row held before, where it still holds what the change made of it. */
export function expectBack(
  id: string,
  before: ReadonlyMap<string, Conversation>,
  patch: BulkPatch,
): Pending {
  return expectFields(id, [...before.keys()], (row) => {
    const was = before.get(row.id)!
    const made = Object.entries(fieldsOf(was, patch)).filter(([key, value]) =>
      isSame(row[key as keyof Fields], value),
    )
    const { waitingFor, waitingSince } = was
    const waiting = made.some(([key]) => key === 'status') ? { waitingFor, waitingSince } : {}
    return {
      ...Object.fromEntries(made.map(([key]) => [key, was[key as keyof Fields]])),
      ...waiting,
    }
  })
}

function expectFields(
  id: string,
  conversationIds: readonly string[],
  fields: (row: Conversation) => Fields,
): Pending {
  return {
    id,
    confirmedAt: null,
    expect: (lookup) =>
      conversationIds.flatMap((conversationId): Expected[] => {
        const row = lookup.conversation(conversationId)
        if (!row) return []
        const changed = Object.entries(fields(row)).filter(
          ([key, value]) => !isSame(row[key as keyof Fields], value),
        )
        if (changed.length === 0) return []
        const conversation = { ...factsOf(row), ...(Object.fromEntries(changed) as Fields) }
        return [{ body: { type: 'conversation.updated', conversation } }]
      }),
  }
}

/** What the patch says of one row; nothing where the server would leave it. */
function fieldsOf(row: Conversation, { labels, ...rest }: BulkPatch): Fields {
  const { assigneeId, teamId, snoozedUntil } = rest
  if (row.kind !== 'support' && (assigneeId ?? teamId ?? snoozedUntil)) return {}
  const given = Object.entries(rest).filter(([, value]) => value !== undefined)
  return {
    ...(Object.fromEntries(given) as Fields),
    ...(labels === undefined ? {} : { labels: labelsOf(row, labels) }),
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
