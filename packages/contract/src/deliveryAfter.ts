import type { Delivery, Kind } from './enums.ts'
import type { Message, MessageFacts } from './nouns.ts'

/**
 * One person's pointers in a conversation: `userId` of a member or `contactId` of its contact. `readAt`
 * is when they last read what others had said: words before `readSeq` were read by then. Null where
 * that is not known.
 */
export interface Receipt {
  kind: Kind
  userId: string | null
  contactId: string | null
  deliveredSeq: number
  readSeq: number
  readAt: Date | null
}

/**
 * A message's delivery once `receipt` is known; it only moves forward. A reply to a customer counts
 * as delivered and read by the customer alone, everything else by anyone but its author.
 */
export function deliveryAfter(message: Message, receipt: Receipt): Delivery {
  if (!counts(message, receipt) || message.delivery === 'read') return message.delivery
  if (message.seq <= receipt.readSeq) return 'read'
  return message.seq <= receipt.deliveredSeq ? 'delivered' : message.delivery
}

function counts(message: MessageFacts, receipt: Receipt): boolean {
  const toContact =
    receipt.kind === 'support' && message.author.type === 'member' && message.kind === 'reply'
  if (toContact) return receipt.contactId !== null
  // A customer's pointers pass notes, which they never see.
  if (message.kind === 'note' && receipt.contactId !== null) return false
  return (receipt.userId ?? receipt.contactId) !== message.author.id
}
