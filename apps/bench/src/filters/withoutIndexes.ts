import type postgres from 'postgres'

/**
 * Does something while tables have no index and no constraint, and makes them again: to fill a table
 * first takes a fraction of the time. `say` hears which one is being made.
 */
export async function withoutIndexes(
  sql: postgres.Sql,
  tables: readonly string[],
  act: () => Promise<void>,
  say: (name: string) => void = () => {},
): Promise<void> {
  const constraints = await sql<{ name: string; on: string; def: string; type: string }[]>`
    select conname as name, conrelid::regclass::text as on, pg_get_constraintdef(oid) as def,
      contype as type
    from pg_constraint
    where conrelid = any(${tables as string[]}::text[]::regclass[]) and contype in ('p', 'f', 'u')
    order by contype desc`
  const indexes = await sql<{ name: string; def: string }[]>`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as def from pg_index
    where indrelid = any(${tables as string[]}::text[]::regclass[])
      and not exists (select 1 from pg_constraint where conindid = indexrelid and contype in ('p', 'u'))`
  for (const { name } of indexes) await sql.unsafe(`drop index ${name}`)
  for (const { name, on } of constraints)
    await sql.unsafe(`alter table ${on} drop constraint "${name}"`)
  await act()
  for (const { name, on, def } of constraints) {
    say(name)
    await sql.unsafe(`alter table ${on} add constraint "${name}" ${def}`)
  }
  for (const { name, def } of indexes) {
    say(name)
    await sql.unsafe(def)
  }
}
