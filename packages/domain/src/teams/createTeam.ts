import { Failure } from '@parley/contract'
import type { Actor, CreateTeamInput, TeamAnswer } from '@parley/contract'
import { tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { appendAccount } from '../accounts/appendAccount.ts'
import { appendTopics } from '../members/appendTopics.ts'
import { mustBeMembers } from '../members/mustBeMembers.ts'
import { manage } from '../mutations/manage.ts'
import { readTeam } from './readTeam.ts'

type Input = Omit<CreateTeamInput, 'accountId'> & { by: Actor }

/** Makes a team with its members. Refuses with role.forbidden, member.notFound, mutation.idReused. */
export async function createTeam(db: DbOrTx, input: Input): Promise<TeamAnswer> {
  const { by: claimed, mutationId, memberIds, ...team } = input
  return manage(db, {
    by: claimed,
    mutationId: mutationId ?? team.id,
    request: ['createTeam', team, memberIds],
    act: async (tx, by) => {
      const people = [...new Set(memberIds)]
      await mustBeMembers(tx, people, 'memberIds')
      const made = await tx.orm
        .insert(tables.teams)
        .values({ ...team, accountId: tx.accountId })
        .onConflictDoNothing()
        .returning({ id: tables.teams.id })
      if (made.length === 0) throw new Failure('mutation.idReused', { field: 'id' })
      const seats = people.map((userId) => ({ accountId: tx.accountId, teamId: team.id, userId }))
      if (seats.length > 0) await tx.orm.insert(tables.teamMembers).values(seats)
      await appendTopics(tx, people, by)
      await appendAccount(tx, by)
      return { team: await readTeam(tx, team.id) }
    },
    again: async (tx) => ({ team: await readTeam(tx, team.id) }),
  })
}
