import type { ConversationFilter, ConversationId } from '@parley/contract'
import type { Change } from './Kept.ts'

/** A change about a conversation that turned out to be another one; the same where it is not about it. */
export function moved(change: Change, from: string, to: string): Change {
  if (change.type === 'bulk' || change.type === 'undo') {
    if (!change.rows.some(({ id }) => id === from)) return change
    const rows = change.rows.map((row) =>
      row.id === from ? { ...row, id: to as ConversationId } : row,
    )
    if (change.type === 'undo') return { ...change, rows }
    return { ...change, rows, filter: naming(change.filter, from, to) }
  }
  if (change.type === 'begin') return change
  if (!('conversationId' in change) || change.conversationId !== from) return change
  return { ...change, conversationId: to }
}

function naming(filter: ConversationFilter, from: string, to: string): ConversationFilter {
  const { id, or } = filter
  return {
    ...filter,
    ...(Array.isArray(id) ? { id: id.map((one) => (one === from ? to : one)) } : {}),
    ...(or ? { or: or.map((one) => naming(one, from, to)) } : {}),
  }
}
