import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import postgres from 'postgres'
import { asWhom } from './asWhom.ts'
import { findBinaries } from './binaries.ts'
import { isAlive, readHolder, removeHolder, removeStalePid, writeHolder } from './holder.ts'
import { sharedBuffers } from './sharedBuffers.ts'
import { spawnGuarded } from './spawnGuarded.ts'
import { explain, initCluster, readPassword } from './initCluster.ts'

interface EmbeddedOptions {
  dataDir: string
  /** Use the one that another process runs on the same folder, when there is one. */
  attach?: boolean
  /** More `-c name=value` settings. */
  settings?: Record<string, string>
  /** Where it listens, for who has to find it again after a restart; a free one by default. */
  port?: number
}

export interface EmbeddedPostgres {
  /** Address of the database `parley`, as superuser of its own cluster. */
  url: string
  /** Another process runs it; stop() leaves it alone. */
  attached: boolean
  stop(): Promise<void>
}

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  // Backends of a killed server notice within this that nobody reads them; else they block the next start.
  client_connection_check_interval: '500ms',
  max_connections: '200',
  shared_buffers: sharedBuffers(),
  max_wal_size: '2GB',
  log_min_messages: 'warning',
}

/**
 * Starts the real PostgreSQL of the npm package on a data folder, or attaches to the one that runs
 * there. A guard process ends it cleanly within a second of any death of this process. Errors are
 * one line that says what to do.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir)
  makeFolder(dataDir)
  const holder = await livingHolder(dataDir, options.attach ? 0 : 1500)
  if (holder) {
    if (options.attach) return attach(dataDir, holder.port)
    throw new Error(
      `Parley already runs on ${dataDir} (process ${holder.pid}). Stop it first, or set DATA_DIR to another folder.`,
    )
  }
  return launch(dataDir, options)
}

/** The process that runs PostgreSQL there; one that is just dying gets a moment to be gone. */
async function livingHolder(dataDir: string, graceMs: number) {
  const deadline = Date.now() + graceMs
  for (;;) {
    const holder = readHolder(dataDir)
    if (!holder || holder.pid === process.pid || !isAlive(holder)) return null
    if (Date.now() >= deadline) return holder
    await pause(100)
  }
}

function makeFolder(dataDir: string) {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new Error(explain(String(error), dataDir))
  }
}

async function attach(dataDir: string, port: number): Promise<EmbeddedPostgres> {
  const url = urlOf(dataDir, port)
  await waitUntilReady(url, () => null, 10_000)
  return { url, attached: true, stop: async () => {} }
}

async function launch(
  dataDir: string,
  { settings: more = {}, port: wanted }: EmbeddedOptions,
): Promise<EmbeddedPostgres> {
  const binaries = findBinaries()
  const disguise = asWhom()
  const cluster = initCluster(dataDir, binaries, disguise)
  const deadline = Date.now() + 10_000
  for (;;) {
    removeStalePid(cluster)
    const port = wanted ?? (await freePort())
    const flags = Object.entries({ ...settings, ...more, port: String(port) })
    const command = [...disguise.prefix, binaries.postgres, '-D', cluster]
    const guard = holdPostgres(dataDir, [
      ...command,
      ...flags.flatMap(([key, value]) => ['-c', `${key}=${value}`]),
    ])
    const url = urlOf(dataDir, port)
    try {
      await waitUntilReady(url, () => guard.problem(), 60_000)
      await ensureDatabase(url)
      writeHolder(dataDir, port)
      return { url, attached: false, stop: () => stop(guard, dataDir) }
    } catch (error) {
      await guard.end()
      // The backends of a server that was killed a moment ago still hold the folder.
      const isLocked = /lock file|still in use|shared memory/i.test(String(error))
      if (!isLocked || Date.now() > deadline) throw error
      await pause(300)
    }
  }
}

interface Guard {
  problem(): string | null
  end(): Promise<void>
}

/** Holds PostgreSQL: it ends with this process, however this one ends. */
function holdPostgres(dataDir: string, command: string[]): Guard {
  const path = join(dataDir, 'postgres.log')
  const log = openSync(path, 'w')
  const guarded = spawnGuarded({ command, signal: 'INT', output: log })
  closeSync(log)
  let gone = false
  void guarded.exited.then(() => (gone = true))
  return {
    problem: () => (gone ? explain(readFileSync(path, 'utf8'), dataDir) : null),
    end: async () => {
      guarded.end()
      await Promise.race([guarded.exited, pause(15_000)])
    },
  }
}

async function stop(guard: Guard, dataDir: string) {
  await guard.end()
  removeHolder(dataDir)
}

function urlOf(dataDir: string, port: number): string {
  return `postgres://postgres:${readPassword(dataDir)}@127.0.0.1:${port}/parley`
}

async function waitUntilReady(url: string, problem: () => string | null, withinMs: number) {
  const deadline = Date.now() + withinMs
  for (;;) {
    const sql = postgres(withDatabase(url, 'postgres'), {
      max: 1,
      connect_timeout: 2,
      onnotice: () => {},
    })
    const error: unknown = await sql`select 1`.then(
      () => null,
      (reason: unknown) => reason,
    )
    await sql.end({ timeout: 1 })
    if (!error) return
    const told = problem()
    if (told) throw new Error(told)
    if (Date.now() > deadline) throw new Error(`PostgreSQL does not answer: ${String(error)}`)
    await pause(50)
  }
}

async function ensureDatabase(url: string) {
  const sql = postgres(withDatabase(url, 'postgres'), { max: 1, onnotice: () => {} })
  try {
    const [found] = await sql`select 1 from pg_database where datname = 'parley'`
    if (!found) await sql`create database parley`
  } finally {
    await sql.end({ timeout: 5 })
  }
}

function withDatabase(address: string, name: string): string {
  const url = new URL(address)
  url.pathname = `/${name}`
  return url.href
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms))
}
