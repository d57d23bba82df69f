import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { tables } from '@parley/db'
import type { Tx } from '@parley/db'
import type { ConversationRow } from '../conversations/conversationRow.ts'
import type { LockedConversation } from '../conversations/lockConversation.ts'
import { forgetHidden } from '../notifications/forgetHidden.ts'
import { batchSize, holding } from './Release.ts'
import type { Release } from './Release.ts'
import { rowColumns } from '../conversations/conversationRow.ts'

const { contacts, conversations: c, participants: p } = tables

export interface TakenOff extends LockedConversation {
  before: ConversationRow
}

/** Takes it off the next 500 conversations, in two statements; `isLast` when none is left. */
export async function takeOff(
  tx: Tx,
  release: Release,
  reached: string,
): Promise<{ taken: TakenOff[]; isLast: boolean }> {
  const found = await tx.orm
    .select({ row: rowColumns, contact: contacts })
    .from(c)
    .leftJoin(contacts, and(eq(contacts.accountId, c.accountId), eq(contacts.id, c.contactId)))
    .where(holding(tx.accountId, release, reached))
    .orderBy(asc(c.id))
    .limit(batchSize + 1)
    .for('update', { of: c })
  const next = found.slice(0, batchSize)
  const isLast = found.length <= batchSize
  if (next.length === 0) return { taken: [], isLast }
  const ids = next.map(({ row }) => row.id)
  const rows = await tx.orm
    .update(c)
    .set(without(release))
    .where(and(eq(c.accountId, tx.accountId), inArray(c.id, ids)))
    .returning(rowColumns)
  if (release.kind === 'team') await forgetHidden(tx, rows)
  const rowOf = new Map(rows.map((row) => [row.id, row]))
  const taken = next.map(({ row: before, contact }) => ({
    before,
    row: rowOf.get(before.id)!,
    contact,
  }))
  return { taken, isLast }
}

/** The audience loses the topic by which it was seen; who takes part in it still sees it. */
function without({ kind, value }: Release) {
  switch (kind) {
    case 'label':
      return { labels: sql`array_remove(${c.labels}, ${value})` }
    case 'team':
      return { teamId: null, audience: sql`array_remove(${c.audience}, ${`team:${value}`})` }
    case 'assignee':
      return {
        assigneeId: null,
        audience: sql`case when exists (select 1 from ${p} where ${p.accountId} = ${c.accountId}
          and ${p.conversationId} = ${c.id} and ${p.userId} = ${value}::uuid)
          then ${c.audience} else array_remove(${c.audience}, ${`user:${value}`}) end`,
      }
  }
}
