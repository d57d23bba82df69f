import { eq, inArray, lte, and, or } from 'drizzle-orm'
import type { MemberActor } from '@parley/contract'
import { tables } from '@parley/db'
import type { Tx } from '@parley/db'
import { readNotifications } from './readNotifications.ts'

const { notifications: n } = tables

interface Read {
  conversationId: string
  /** Up to this place. */
  seq: number
}

/** Who reads a conversation has read what they were told of it. */
export function readWithConversation(
  tx: Tx,
  { reads, by }: { reads: readonly Read[]; by: MemberActor },
): Promise<void> {
  const [one] = reads
  if (!one) return Promise.resolve()
  const isOf = ({ conversationId, seq }: Read) =>
    and(eq(n.conversationId, conversationId), lte(n.seq, seq))
  const among = inArray(
    n.conversationId,
    reads.map(({ conversationId }) => conversationId),
  )
  const which = reads.length === 1 ? isOf(one) : and(among, or(...reads.map(isOf)))
  return readNotifications(tx, { which, by })
}
