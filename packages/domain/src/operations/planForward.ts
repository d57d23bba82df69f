import { limits } from '@parley/contract'
import type { BulkPatch, ConversationPatch, MemberActor } from '@parley/contract'
import { reviveDates, tables } from '@parley/db'
import type { Tx } from '@parley/db'
import { readTopics } from '../actors/readTopics.ts'
import type { ConversationRow } from '../conversations/conversationRow.ts'
import type { LockedConversation } from '../conversations/lockConversation.ts'
import { maySee } from '../conversations/mustSee.ts'
import type { Values } from '../conversations/planChange.ts'
import { addAudiences } from './addAudiences.ts'
import { planMarks } from './planMarks.ts'
import type { MarkChange } from './planMarks.ts'
import { planOrSkip } from './planOrSkip.ts'

export type Item = Pick<
  typeof tables.operationItems.$inferSelect,
  'position' | 'conversationId' | 'previous'
>

/**
 * What becomes of an item: `values` of its row, audience included, or null to leave it; `mark` is
 * what the conversation becomes to the actor.
 */
export interface Planned {
  item: Item
  found: LockedConversation | null
  values: Values | null
  mark: MarkChange | null
}

interface Input {
  items: readonly Item[]
  rows: ReadonlyMap<string, LockedConversation>
  patch: BulkPatch
  by: MemberActor
}

/** What the patch makes of each row, by the rule of a single change; what it may not touch is left. */
export async function planForward(
  tx: Tx,
  { items, rows, patch: kept, by }: Input,
): Promise<Planned[]> {
  const topics = await readTopics(tx, by)
  // The row of the operation keeps it as JSON, in which an instant is text.
  const patch = reviveDates(structuredClone(kept))
  const seen = new Map([...rows].filter(([, { row }]) => maySee(row, topics, by)))
  const marks = await planMarks(tx, { rows: seen, patch, by })
  const planned = items.map((item): Planned => {
    const found = seen.get(item.conversationId) ?? null
    if (!found) return { item, found, values: null, mark: null }
    const own = patchOf(found.row, patch)
    const mark = marks.get(item.conversationId) ?? null
    return { item, found, values: own && planOrSkip(found.row, own, by), mark }
  })
  return addAudiences(tx, planned)
}

/** The patch for one row; null where it says nothing of the row, or it would have too many labels. */
function patchOf(row: ConversationRow, patch: BulkPatch): ConversationPatch | null {
  const { labels, read: _1, pinned: _2, muted: _3, ...rest } = patch
  const isOfMarks = labels === undefined && Object.values(rest).every((one) => one === undefined)
  if (isOfMarks) return null
  if (labels === undefined || Array.isArray(labels)) return { ...rest, labels }
  const { add = [], remove = [] } = labels
  const kept = row.labels.filter((name) => !remove.includes(name))
  const all = [...new Set([...kept, ...add])]
  return all.length > limits.labels ? null : { ...rest, labels: all }
}
