import { and, eq } from 'drizzle-orm'
import type { Actor, TeamAnswer, UpdateTeamInput } from '@parley/contract'
import { tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { appendAccount } from '../accounts/appendAccount.ts'
import { manage } from '../mutations/manage.ts'
import { readTeam } from './readTeam.ts'

const { teams } = tables
type Input = Omit<UpdateTeamInput, 'accountId'> & { by: Actor }

/** Renames a team. Refuses with role.forbidden, team.notFound. */
export async function updateTeam(
  db: DbOrTx,
  { teamId, name, mutationId, by: claimed }: Input,
): Promise<TeamAnswer> {
  return manage(db, {
    by: claimed,
    mutationId,
    request: ['updateTeam', teamId, name],
    act: async (tx, by) => {
      const before = await readTeam(tx, teamId)
      if (before.name === name) return { team: before }
      await tx.orm
        .update(teams)
        .set({ name })
        .where(and(eq(teams.accountId, tx.accountId), eq(teams.id, teamId)))
      await appendAccount(tx, by)
      return { team: { ...before, name } }
    },
    again: async (tx) => ({ team: await readTeam(tx, teamId) }),
  })
}
