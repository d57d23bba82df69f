import { asc } from 'drizzle-orm'
import { tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'

interface Found {
  id: string
  slug: string
}

/** The account of that slug; without one `demo`, else the only one. Throws one line for a person. */
export async function findAccount(db: DbOrTx, slug: string | null): Promise<Found> {
  const { accounts } = tables
  const all = await db.orm
    .select({ id: accounts.id, slug: accounts.slug })
    .from(accounts)
    .orderBy(asc(accounts.slug))
  const found = all.find((account) => account.slug === (slug ?? 'demo'))
  if (found) return found
  if (slug === null && all.length === 1) return all[0]!
  if (all.length === 0)
    throw new Error('There is no account yet: start Parley once (npm start), then import.')
  const slugs = all.map((account) => account.slug).join(', ')
  throw new Error(
    slug === null
      ? `Which account? Say --account SLUG with one of: ${slugs}.`
      : `There is no account "${slug}". There are: ${slugs}.`,
  )
}
