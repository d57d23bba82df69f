import type { Actor, TeamAnswer, TeamMemberInput } from '@parley/contract'
import { tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { appendAccount } from '../accounts/appendAccount.ts'
import { appendTopics } from '../members/appendTopics.ts'
import { mustBeMembers } from '../members/mustBeMembers.ts'
import { manage } from '../mutations/manage.ts'
import { joinTeamConversations } from './joinTeamConversations.ts'
import { readTeam } from './readTeam.ts'

const { teamMembers } = tables
type Input = Omit<TeamMemberInput, 'accountId'> & { by: Actor }

/** A member joins a team; doing it again changes nothing. They take part in the team's groups from here on. Refuses with role.forbidden, team.notFound, member.notFound. */
export async function addTeamMember(db: DbOrTx, input: Input): Promise<TeamAnswer> {
  const { teamId, userId, mutationId, by: claimed } = input
  return manage(db, {
    by: claimed,
    mutationId,
    request: ['addTeamMember', teamId, userId],
    act: async (tx, by) => {
      const before = await readTeam(tx, teamId)
      await mustBeMembers(tx, [userId], 'userId')
      if (before.memberIds.includes(userId)) return { team: before }
      await tx.orm.insert(teamMembers).values({ accountId: tx.accountId, teamId, userId })
      await joinTeamConversations(tx, teamId, userId, by)
      await appendTopics(tx, [userId], by)
      await appendAccount(tx, by)
      return { team: await readTeam(tx, teamId) }
    },
    again: async (tx) => ({ team: await readTeam(tx, teamId) }),
  })
}
