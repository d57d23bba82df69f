import type { Conversation, Cursor } from '@parley/contract'
import type { Datas, Inputs, Procedure } from '../apply/Query.ts'
import type { Entry } from './Entry.ts'
import { isWanted } from './findRow.ts'
import type { Pending } from './Pending.ts'

/** Nothing is followed from here. */
const nowhere = '' as Cursor

/** What is known of a conversation that a pending change begins: itself, and that nothing was said in it. */
export function seedOf(entry: Entry, pendings: Iterable<Pending>): Datas[Procedure] | null {
  for (const { begins, confirmedAt } of pendings)
    if (begins && confirmedAt === null && isAbout(entry, begins))
      return entry.procedure === 'conversations.get'
        ? { conversation: begins, asOf: nowhere }
        : { items: [], hasBefore: false, hasAfter: false, asOf: nowhere }
  return null
}

/** Whether a query asks for this conversation, or for its messages. */
export function isAbout({ procedure, input }: Entry, conversation: Conversation): boolean {
  if (procedure === 'conversations.get')
    return isWanted(conversation, input as Inputs['conversations.get'])
  return (
    procedure === 'messages.list' &&
    (input as Inputs['messages.list']).conversationId === conversation.id
  )
}
