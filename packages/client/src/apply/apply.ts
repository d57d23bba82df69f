import type { EventBody, EventType } from '@parley/contract'
import { accountUpdated } from './accountUpdated.ts'
import { cannedReplyRemoved } from './cannedReplyRemoved.ts'
import { cannedReplyUpdated } from './cannedReplyUpdated.ts'
import { contactUpdated } from './contactUpdated.ts'
import { conversationHidden } from './conversationHidden.ts'
import { conversationNew } from './conversationNew.ts'
import { conversationRead } from './conversationRead.ts'
import { conversationUpdated } from './conversationUpdated.ts'
import { invitationsUpdated } from './invitationsUpdated.ts'
import { memberUpdated } from './memberUpdated.ts'
import { messageNew } from './messageNew.ts'
import { messageUpdated } from './messageUpdated.ts'
import { notificationNew } from './notificationNew.ts'
import { notificationRead } from './notificationRead.ts'
import { participantJoined } from './participantJoined.ts'
import { participantLeft } from './participantLeft.ts'
import { preferencesUpdated } from './preferencesUpdated.ts'
import type { Datas, Fold, Folded, FoldOptions, Inputs, Procedure, Query, Viewer } from './Query.ts'
import { resync } from './resync.ts'
import { viewRemoved } from './viewRemoved.ts'
import { viewReordered } from './viewReordered.ts'
import { viewUpdated } from './viewUpdated.ts'

/** One file per event: a new event does not compile until it has one. */
const folds: { [T in EventType]: Fold<T> } = {
  'account.updated': accountUpdated,
  'cannedReply.removed': cannedReplyRemoved,
  'cannedReply.updated': cannedReplyUpdated,
  'contact.updated': contactUpdated,
  'conversation.hidden': conversationHidden,
  'conversation.new': conversationNew,
  'conversation.read': conversationRead,
  'conversation.updated': conversationUpdated,
  'invitations.updated': invitationsUpdated,
  'member.updated': memberUpdated,
  'message.new': messageNew,
  'message.updated': messageUpdated,
  'notification.new': notificationNew,
  'notification.read': notificationRead,
  'participant.joined': participantJoined,
  'participant.left': participantLeft,
  'preferences.updated': preferencesUpdated,
  resync,
  'view.removed': viewRemoved,
  'view.reordered': viewReordered,
  'view.updated': viewUpdated,
}

/** Whether an event is one this client was made for: a newer server may say more, or say it otherwise. */
export function isKnown({ type, v = 1 }: { type: string; v?: number }): boolean {
  return Object.hasOwn(folds, type) && v === 1
}

/**
 * What an event makes of a cached answer: the same reference when nothing, `refetch` when only the
 * server can tell, `settle` with the conversations whose rows must be asked for. Pure, and applying
 * an event again changes nothing. An event of a type this client does not know answers `refetch`.
 */
export function apply<P extends Procedure>(
  procedure: P,
  input: Inputs[P],
  data: Datas[P],
  event: EventBody & { v?: number },
  viewer: Viewer,
  options: FoldOptions = {},
): Folded<Datas[P]> {
  if (!isKnown(event)) return { refetch: true }
  const fold = folds[event.type] as Fold<EventType>
  return fold({ procedure, input, data } as unknown as Query, event, viewer, options) as Folded<
    Datas[P]
  >
}
