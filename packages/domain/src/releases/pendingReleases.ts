import { and, eq } from 'drizzle-orm'
import { tables } from '@parley/db'
import type { Tx } from '@parley/db'
import type { Release } from './Release.ts'

const { releases: r } = tables
const same = (tx: Tx, { kind, value }: Release) =>
  and(eq(r.accountId, tx.accountId), eq(r.kind, kind), eq(r.value, value))

/** Whether it is still coming off conversations. */
export async function isReleasing(tx: Tx, release: Release): Promise<boolean> {
  return (await tx.orm.$count(r, same(tx, release))) > 0
}

/** What is back stays on the conversations that still have it. */
export async function forgetRelease(tx: Tx, release: Release): Promise<void> {
  await tx.orm.delete(r).where(same(tx, release))
}
