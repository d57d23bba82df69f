import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { tables } from '@parley/db'

const { conversations: c } = tables

/** The values of one key, as `conversation_facets` (in the migrations) spells them; null is none. */
export function facets(key: string, values: readonly (string | number | null)[]): string[] {
  return values.map((value) => `${key}=${value ?? ''}`)
}

/** Rows that hold one of these facets, and by chance others: the columns must be asked as well. */
export function holdsAny(accountId: string, named: readonly string[]): SQL {
  return sql`${c.facets} && ${tokens(accountId, named)}`
}

function tokens(accountId: string, named: readonly string[]): SQL {
  const each = named.map((name) => sql`hashtext(${accountId + name}::text)`)
  return sql`array[${sql.join(each, sql`, `)}]`
}
