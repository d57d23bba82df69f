import { and, eq, isNull, sql } from 'drizzle-orm'
import type { MemberActor } from '@parley/contract'
import { statement, tables } from '@parley/db'
import type { Given, Tx } from '@parley/db'
import { tellRead } from './tellRead.ts'

const { notifications: n } = tables

interface Read {
  conversationId: string
  /** Up to this place. */
  seq: number
}

/** Who reads a conversation has read what they were told of it. */
export async function readWithConversation(
  tx: Tx,
  { reads, by }: { reads: readonly Read[]; by: MemberActor },
): Promise<void> {
  if (reads.length === 0) return
  const readAt = new Date()
  const read = await putRead(tx, {
    accountId: tx.accountId,
    userId: by.userId,
    readAt: readAt.toISOString(),
    reads: JSON.stringify(reads),
  })
  tellRead(tx, { read, readAt, by })
}

interface Reading {
  accountId: string
  userId: string
  readAt: string
  reads: string
}

const putRead = statement((orm, { accountId, userId, readAt, reads }: Given<Reading>) =>
  orm
    .update(n)
    .set({ readAt: sql`${readAt}::timestamptz` })
    .from(
      sql`jsonb_to_recordset((${reads}::text)::jsonb) as r ("conversationId" uuid, seq integer)`,
    )
    .where(
      and(
        eq(n.accountId, accountId),
        eq(n.userId, userId),
        isNull(n.readAt),
        sql`${n.conversationId} = r."conversationId" and ${n.seq} <= r.seq`,
      ),
    )
    .returning({ id: n.id }),
)
