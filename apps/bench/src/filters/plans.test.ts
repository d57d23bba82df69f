import { expect, test } from 'vitest'
import { freshDb } from '@parley/db/testing'
import { sequentialScans } from './plans.ts'

test('a table that a function reads in its own order is told, and no scan of a statement before', async () => {
  const { db, drop } = await freshDb()
  try {
    const [account] = await db.sql`
      insert into accounts (id, name, slug) values (gen_random_uuid(), 'A', 'a') returning id`
    await db.sql`
      insert into contacts (account_id, id, type, fold)
      select ${account!['id']}::uuid, gen_random_uuid(), 'lead', '' from generate_series(1, 500)`
    await db.sql.unsafe(`
      create function count_named() returns bigint language plpgsql stable as
      $$ begin return (select count(*) from contacts where name = 'Ada'); end $$`)
    const scan = { text: 'select count_named()', values: [] }
    const none = { text: 'select 1', values: [] }
    expect(await sequentialScans(db, [scan])).toEqual(['contacts (500)'])
    expect(await sequentialScans(db, [none])).toEqual([])
  } finally {
    await drop()
  }
}, 60_000)
