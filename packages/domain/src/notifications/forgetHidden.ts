import { and, eq, inArray, or } from 'drizzle-orm'
import { topicsOf } from '@parley/contract'
import type { MemberActor } from '@parley/contract'
import { readPlacesOf, tables } from '@parley/db'
import type { Tx } from '@parley/db'
import type { ConversationRow } from '../conversations/conversationRow.ts'
import { maySee } from '../conversations/mustSee.ts'

const { notifications: n } = tables

/** Takes back what people were told of conversations that they cannot see any more. */
export async function forgetHidden(tx: Tx, rows: readonly ConversationRow[]): Promise<void> {
  if (rows.length === 0) return
  const byId = new Map(rows.map((row) => [row.id, row]))
  const held = await tx.orm
    .selectDistinct({ userId: n.userId, conversationId: n.conversationId })
    .from(n)
    .where(and(eq(n.accountId, tx.accountId), inArray(n.conversationId, [...byId.keys()])))
  if (held.length === 0) return
  const people = [...new Set(held.map(({ userId }) => userId))]
  const places = new Map(
    (await readPlacesOf(tx, tx.accountId, people)).map((one) => [one.userId as string, one]),
  )
  const gone = held.filter(({ userId, conversationId }) => {
    const place = places.get(userId)
    return !place || !maySee(byId.get(conversationId)!, topicsOf(place), asMember)
  })
  if (gone.length === 0) return
  const theirs = gone.map(({ userId, conversationId }) =>
    and(eq(n.userId, userId), eq(n.conversationId, conversationId)),
  )
  await tx.orm.delete(n).where(and(eq(n.accountId, tx.accountId), or(...theirs)))
}

/** Whoever it is: topics alone decide what a member sees. */
const asMember = { type: 'member' } as MemberActor
