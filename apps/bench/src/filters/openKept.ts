import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { migrate } from '@parley/db'
import { startEmbeddedPostgres } from '@parley/db/embedded'
import type { EmbeddedPostgres } from '@parley/db/embedded'
import { dataDir } from '../env.ts'
import { buildDatabase } from './buildDatabase.ts'

/** Another number makes every kept database be built again. */
const builder = 1

interface Stamp {
  builder: number
  migrations: number
}

export interface Kept extends EmbeddedPostgres {
  /** Where its data are. */
  folder: string
}

interface Options {
  conversations: number
  rebuild: boolean
}

/** Settings of the build alone: what is interrupted is built again from nothing. */
const loading = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '8GB',
  maintenance_work_mem: '1GB',
  autovacuum: 'off',
}

/**
 * The database of the filters' bench, in a data folder of its own that is kept: built when there is
 * none or the builder changed, migrated when there are newer migrations. Measured with the settings
 * of the product.
 */
export async function openKept({ conversations, rebuild }: Options): Promise<Kept> {
  const folder = join(dataDir(), 'bench', `filters-${conversations}`)
  const stampFile = join(folder, 'stamp.json')
  const stamp = readStamp(stampFile)
  if (rebuild || stamp?.builder !== builder) await build(folder, stampFile, conversations)
  const kept = await startEmbeddedPostgres({ dataDir: folder, attach: true })
  try {
    if (!kept.attached) await refresh(kept.url, stampFile)
    return { ...kept, folder }
  } catch (error) {
    await kept.stop()
    throw error
  }
}

async function build(folder: string, stampFile: string, conversations: number) {
  const from = performance.now()
  const say = (line: string) =>
    console.log(`${((performance.now() - from) / 1000).toFixed(0).padStart(4)} s  ${line}`)
  say(`Building ${conversations} conversations in ${folder}`)
  rmSync(stampFile, { force: true })
  if (existsSync(folder)) await mustBeFree(folder)
  rmSync(folder, { recursive: true, force: true })
  const postgres = await startEmbeddedPostgres({ dataDir: folder, settings: loading })
  try {
    await migrate(postgres.url)
    await buildDatabase(postgres.url, conversations, say)
    writeStamp(stampFile, { builder, migrations: await countMigrations(postgres.url) })
  } finally {
    await postgres.stop()
  }
  say('built')
}

/** Refuses while another process runs on the folder. */
async function mustBeFree(folder: string) {
  await (await startEmbeddedPostgres({ dataDir: folder })).stop()
}

async function refresh(url: string, stampFile: string) {
  await migrate(url)
  const migrations = await countMigrations(url)
  if (migrations === readStamp(stampFile)?.migrations) return
  console.log('The tables are newer: vacuum and analyze.')
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  await sql.unsafe('vacuum (analyze)')
  await sql.end()
  writeStamp(stampFile, { builder, migrations })
}

async function countMigrations(url: string): Promise<number> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  const [row] = await sql`select count(*)::int as count from drizzle.__drizzle_migrations`
  await sql.end()
  return row!['count'] as number
}

function readStamp(file: string): Stamp | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Stamp
  } catch {
    return null
  }
}

function writeStamp(file: string, stamp: Stamp) {
  writeFileSync(file, JSON.stringify(stamp))
}
