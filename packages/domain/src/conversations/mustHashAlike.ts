import { sql } from 'drizzle-orm'
import type { DbOrTx } from '@parley/db'
import { hashText } from './hashText.ts'

const samples = ['', 'Parley', 'conversation', 'größe 漢字 😀 and more than twenty-four bytes']

/**
 * Makes sure that this PostgreSQL hashes texts as hashText does: lists are found by it. Throws one line
 * that says what to do.
 */
export async function mustHashAlike(db: DbOrTx): Promise<void> {
  const each = samples.map((sample) => sql`hashtext(${sample}::text)`)
  const [row] = await db.orm.execute<{ hashes: number[] }>(
    sql`select array[${sql.join(each, sql`, `)}] as hashes`,
  )
  if (row!.hashes.join() !== samples.map(hashText).join())
    throw new Error(
      'It hashes texts in another way than PostgreSQL 18 does, which lists are found by',
    )
}
