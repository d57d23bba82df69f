import { and, eq, inArray } from 'drizzle-orm'
import { Failure } from '@parley/contract'
import { tables } from '@parley/db'
import type { Tx } from '@parley/db'

const { labels: l, teams } = tables

/** Refuses with team.notFound when the account has no such team. */
export async function mustKnowTeam(tx: Tx, teamId: string, field: string): Promise<void> {
  const [team] = await tx.orm
    .select({ id: teams.id })
    .from(teams)
    .where(and(eq(teams.accountId, tx.accountId), eq(teams.id, teamId)))
    .for('share')
  if (!team) throw new Failure('team.notFound', { field })
}

/** Refuses with label.notFound, naming the first label the account does not have. */
export async function mustKnowLabels(
  tx: Tx,
  names: readonly string[],
  field: string,
): Promise<void> {
  if (names.length === 0) return
  const found = await tx.orm
    .select({ name: l.name })
    .from(l)
    .where(and(eq(l.accountId, tx.accountId), inArray(l.name, [...names])))
    .for('share')
  const known = new Set(found.map(({ name }) => name))
  const index = names.findIndex((name) => !known.has(name))
  if (index >= 0)
    throw new Failure('label.notFound', {
      field: `${field}.${index}`,
      message: `There is no label "${names[index]}".`,
    })
}
