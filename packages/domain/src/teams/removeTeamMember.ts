import { and, eq } from 'drizzle-orm'
import type { Actor, TeamAnswer, TeamMemberInput } from '@parley/contract'
import { tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { appendAccount } from '../accounts/appendAccount.ts'
import { appendTopics } from '../members/appendTopics.ts'
import { mustBeMembers } from '../members/mustBeMembers.ts'
import { manage } from '../mutations/manage.ts'
import { readTeam } from './readTeam.ts'

const { teamMembers } = tables
type Input = Omit<TeamMemberInput, 'accountId'> & { by: Actor }

/** A member leaves a team; doing it again changes nothing. Refuses with role.forbidden, team.notFound, member.notFound. */
export async function removeTeamMember(db: DbOrTx, input: Input): Promise<TeamAnswer> {
  const { teamId, userId, mutationId, by: claimed } = input
  return manage(db, {
    by: claimed,
    mutationId,
    request: ['removeTeamMember', teamId, userId],
    act: async (tx, by) => {
      const before = await readTeam(tx, teamId)
      await mustBeMembers(tx, [userId], 'userId')
      if (!before.memberIds.includes(userId)) return { team: before }
      await tx.orm
        .delete(teamMembers)
        .where(
          and(
            eq(teamMembers.accountId, tx.accountId),
            eq(teamMembers.teamId, teamId),
            eq(teamMembers.userId, userId),
          ),
        )
      await appendTopics(tx, [userId], by)
      await appendAccount(tx, by)
      return { team: await readTeam(tx, teamId) }
    },
    again: async (tx) => ({ team: await readTeam(tx, teamId) }),
  })
}
