import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { tables } from '@parley/db'

const { conversations: c } = tables

/** Conversations whose ids a subquery answers: found by the index of ids. */
export function among(ids: SQL): SQL {
  return sql`${c.id} = any(array(${ids}))`
}
