import type { Actor, ConversationId, MessageFacts } from '@parley/contract'
import { appendEvent } from '@parley/db'
import type { Tx } from '@parley/db'
import { toContactFacts, toFacts } from './conversationRow.ts'
import type { LockedConversation } from './lockConversation.ts'

type Type = 'conversation.new' | 'conversation.updated' | 'message.new' | 'message.updated'

interface Change extends LockedConversation {
  type: Type
  by: Actor
  /** False when nothing the contact sees has changed. */
  contactSees?: boolean
  /** For message events, with the seq its contact knows; of an update the line of activity it left. */
  message?: MessageFacts & { replySeq: number | null }
}

/**
 * Says what became of a conversation, once to its members and, where the contact may know, once
 * more to the contact with the contact's projection.
 */
export function appendConversation(tx: Tx, change: Change): void {
  const { row, contact, by } = change
  appendEvent(tx, {
    body: bodyOf(change, toFacts(row, contact)),
    audience: row.audience,
    subject: row.id,
    by,
  })
  if (row.contactId === null || !concernsContact(change)) return
  appendEvent(tx, {
    body: bodyOf(forContact(change), toContactFacts(row, contact)),
    audience: [`contact:${row.contactId}`],
    subject: row.id,
    by: anonymous(by),
  })
}

/** Those who could see it before and cannot now learn only that it is gone. */
export function appendHidden(
  tx: Tx,
  { id, before, after, by }: { id: string; before: string[]; after: string[]; by: Actor },
): void {
  if (before.every((topic) => after.includes(topic))) return
  appendEvent(tx, {
    body: { type: 'conversation.hidden', conversationId: id as ConversationId },
    audience: before,
    except: after,
    subject: id,
    by,
  })
}

function bodyOf({ type, message }: Change, conversation: ReturnType<typeof toFacts>) {
  if (type === 'conversation.new') return { type, conversation }
  if (type === 'conversation.updated')
    return { type, conversation, ...(message && { line: factsOf(message) }) }
  return { type, message: factsOf(message!), conversation }
}

function factsOf({ replySeq: _, ...facts }: NonNullable<Change['message']>): MessageFacts {
  return facts
}

/** A line of activity is the team's; what changed may concern the contact all the same. */
function concernsContact({ type, message, contactSees = true }: Change): boolean {
  return contactSees && (type === 'conversation.updated' || message?.replySeq !== null)
}

function forContact(change: Change): Change {
  const { type, message, ...rest } = change
  if (type === 'conversation.updated') return { type, ...rest }
  return message ? { ...change, message: { ...message, seq: message.replySeq! } } : change
}

/** A contact learns who wrote to them from the message, not which window it was typed in. */
function anonymous(by: Actor): Actor {
  return { ...by, clientId: by.type === 'contact' ? by.clientId : null } as Actor
}
