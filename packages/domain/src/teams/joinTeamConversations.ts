import { and, asc, eq } from 'drizzle-orm'
import type { Actor } from '@parley/contract'
import { tables } from '@parley/db'
import type { Tx } from '@parley/db'
import { joinConversation } from '../conversations/joinConversation.ts'
import { lockConversation } from '../conversations/lockConversation.ts'
import { facets, holdsAny } from '../conversations/facets.ts'

const { conversations: c } = tables

/** A team's new member takes part in the team's groups. */
export async function joinTeamConversations(
  tx: Tx,
  teamId: string,
  userId: string,
  by: Actor,
): Promise<void> {
  const groups = await tx.orm
    .select({ id: c.id })
    .from(c)
    .where(
      and(
        eq(c.accountId, tx.accountId),
        holdsAny(tx.accountId, facets('team', [teamId])),
        eq(c.teamId, teamId),
        eq(c.kind, 'group'),
      ),
    )
    .orderBy(asc(c.id))
  const system = { type: 'system', accountId: by.accountId, clientId: null } as const
  for (const { id } of groups)
    await joinConversation(
      tx,
      await lockConversation(tx, { conversationId: id, by: system }),
      [userId],
      by,
    )
}
