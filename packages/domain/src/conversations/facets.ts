import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { tables } from '@parley/db'
import { hashText } from './hashText.ts'

const { conversations: c } = tables

/** The values of one key, as `conversation_facets` (in the migrations) spells them; null is none. */
export function facets(key: string, values: readonly (string | number | null)[]): string[] {
  return values.map((value) => `${key}=${value ?? ''}`)
}

/** Rows that hold one of these facets, and by chance others: the columns must be asked as well. */
export function holdsAny(accountId: string, named: readonly string[]): SQL {
  return sql`${c.facets} && ${tokens(accountId, named)}`
}

/** Hashed here: as calls, those of a range of days would be most of a statement, and of its planning. */
function tokens(accountId: string, named: readonly string[]): SQL {
  return sql`${`{${named.map((name) => hashText(accountId + name)).join()}}`}::integer[]`
}
