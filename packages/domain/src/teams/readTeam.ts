import { Failure } from '@parley/contract'
import type { Team } from '@parley/contract'
import type { Tx } from '@parley/db'
import { readPlacesOfAccount } from '../accounts/readAccount.ts'

/** A team of the transaction's account; team.notFound otherwise. */
export async function readTeam(tx: Tx, id: string): Promise<Team> {
  const { teams } = await readPlacesOfAccount(tx, tx.accountId)
  const found = teams.find((one) => one.id === id)
  if (!found) throw new Failure('team.notFound', { field: 'teamId' })
  return found
}
