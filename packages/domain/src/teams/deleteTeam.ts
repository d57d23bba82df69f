import { and, eq } from 'drizzle-orm'
import type { Actor, AsOf, DeleteTeamInput } from '@parley/contract'
import { tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { appendAccount } from '../accounts/appendAccount.ts'
import { releaseTeamReplies } from '../cannedReplies/releaseCannedReplies.ts'
import { appendTopics } from '../members/appendTopics.ts'
import { manage } from '../mutations/manage.ts'
import { releaseConversations } from '../releases/releaseConversations.ts'
import { releaseTeamViews } from '../views/releaseViews.ts'
import { readTeam } from './readTeam.ts'

const { teamMembers, teams } = tables
type Input = Omit<DeleteTeamInput, 'accountId'> & { by: Actor }

/** Deletes a team; its customer conversations are no team's, its groups keep their people, its views and canned replies become their makers' own. */
export async function deleteTeam(
  db: DbOrTx,
  { teamId, mutationId, by: claimed }: Input,
): Promise<AsOf> {
  return manage(db, {
    by: claimed,
    mutationId,
    request: ['deleteTeam', teamId],
    act: async (tx, by) => {
      const { memberIds } = await readTeam(tx, teamId)
      // First of all the team: who gives it to a conversation holds it for share.
      await tx.orm.delete(teams).where(and(eq(teams.accountId, tx.accountId), eq(teams.id, teamId)))
      await releaseConversations(tx, { kind: 'team', value: teamId }, by)
      await releaseTeamViews(tx, teamId, by)
      await releaseTeamReplies(tx, teamId, by)
      await tx.orm
        .delete(teamMembers)
        .where(and(eq(teamMembers.accountId, tx.accountId), eq(teamMembers.teamId, teamId)))
      await appendTopics(tx, memberIds, by)
      await appendAccount(tx, by)
      return {}
    },
    again: async () => ({}),
  })
}
