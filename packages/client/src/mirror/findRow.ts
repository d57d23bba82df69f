import type { Conversation } from '@parley/contract'
import type { Datas, Inputs } from '../apply/Query.ts'
import type { Entry } from './Entry.ts'
import type { Truth } from './Truth.ts'

type Wanted = Pick<Inputs['conversations.get'], 'conversationId' | 'number'>

/** A conversation as any query shows it, by id or number. */
export function findRow(entries: Iterable<Entry>, wanted: Wanted): Conversation | null {
  for (const entry of entries) {
    const found = shownRows(entry).find((row) => isWanted(row, wanted))
    if (found) return found
  }
  return null
}

/** Whether a conversation is the one that a query asks for. */
export function isWanted(
  row: Pick<Conversation, 'id' | 'number'>,
  { conversationId, number }: Wanted,
): boolean {
  return conversationId === undefined ? row.number === number : row.id === conversationId
}

function shownRows({ procedure, shown }: Entry): Conversation[] {
  return shown ? rowsIn({ procedure, data: shown }) : []
}

/** The conversations that an answer holds whole. */
export function rowsIn({ procedure, data }: Pick<Truth, 'procedure' | 'data'>): Conversation[] {
  if (procedure === 'conversations.list') return (data as Datas['conversations.list']).items
  if (procedure === 'conversations.get') return [(data as Datas['conversations.get']).conversation]
  return []
}
