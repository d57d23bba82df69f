import type { Datas, Inputs } from '../apply/Query.ts'
import { keyOf } from '../mirror/keys.ts'
import type { Key } from '../mirror/keys.ts'
import type { KeptAnswer } from './KeptAnswer.ts'

/** Rows of a list, and messages of a conversation. */
const mostRows = 50

interface Trimmed {
  key: Key
  kept: KeptAnswer
}

/** As much of an answer as is kept, under the key it is looked for by; null where it is not worth it. */
export function trim({ key, kept }: Trimmed): Trimmed | null {
  const procedure = key[1]
  if (procedure === 'messages.get' || procedure === 'invitations.list') return null
  if (procedure === 'messages.list')
    return trimThread(key as Key<'messages.list'>, kept as KeptAnswer<'messages.list'>)
  if (procedure === 'conversations.list')
    return { key, kept: trimList(kept as KeptAnswer<'conversations.list'>) }
  if (procedure !== 'notifications.list') return { key, kept }
  const { data } = kept as KeptAnswer<'notifications.list'>
  return { key, kept: { ...kept, data: { ...data, items: data.items.slice(0, mostRows) } } }
}

/** The newest messages, wherever the conversation was opened at. */
function trimThread(key: Key<'messages.list'>, kept: KeptAnswer<'messages.list'>): Trimmed | null {
  const { data } = kept
  if (data.hasAfter) return null
  const hasBefore = data.hasBefore || data.items.length > mostRows
  const newest = { ...data, hasBefore, items: data.items.slice(-mostRows) }
  return { key: newestKey(key), kept: { ...kept, data: newest } }
}

/** The first rows. Nobody knows the cursor of this place: the list is asked for again before it goes on. */
function trimList(kept: KeptAnswer<'conversations.list'>): KeptAnswer {
  const { boundary: _, ...data } = kept.data
  if (data.items.length <= mostRows) return kept
  const items = data.items.slice(0, mostRows)
  return { ...kept, data: { ...data, items, nextCursor: data.nextCursor ?? 'unknown' } }
}

/** Under which the newest messages of a conversation are kept. */
export function newestKey([, , input]: Key<'messages.list'>): Key<'messages.list'> {
  const { accountId, conversationId, limit } = input
  return keyOf('messages.list', { accountId, conversationId, limit })
}

/** Whether the newest messages answer what is asked: the message one begins at is among them, or still to come. */
export function reaches(
  { around }: Inputs['messages.list'],
  { items }: Datas['messages.list'],
): boolean {
  return around === undefined || (items[0] !== undefined && around >= items[0].seq)
}
