import type { Message, Receipt } from '@parley/contract'

/**
 * Whose pointers passed a message: those who read it, the last first, and those who have it unread.
 * Of a reply to a customer the customer alone counts, as for its delivery.
 */
export function whoHas(message: Message, receipts: readonly Receipt[], hasCustomer: boolean) {
  const { author, kind, seq } = message
  const toCustomer = hasCustomer && author.type === 'member' && kind === 'reply'
  const isMeant = ({ userId, contactId }: Receipt) => {
    if (toCustomer) return contactId !== null
    return (userId ?? (kind === 'note' ? author.id : contactId)) !== author.id
  }
  const others = receipts.filter(isMeant)
  return {
    read: others.filter(({ readSeq }) => readSeq >= seq).toSorted(byTime),
    delivered: others.filter((one) => one.readSeq < seq && one.deliveredSeq >= seq),
  }
}

function byTime(a: Receipt, b: Receipt): number {
  return (b.readAt?.getTime() ?? 0) - (a.readAt?.getTime() ?? 0)
}
