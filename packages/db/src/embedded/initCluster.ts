import { execFileSync } from 'node:child_process'
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Disguise } from './asWhom.ts'
import type { Binaries } from './binaries.ts'

/** Makes the cluster once: beside its place and then moved there, so that a crash leaves no half of one. */
export function initCluster(
  dataDir: string,
  { initdb }: Binaries,
  { prefix, owner }: Disguise,
): string {
  const cluster = join(dataDir, 'postgres')
  if (existsSync(join(cluster, 'PG_VERSION'))) return cluster
  const draft = join(dataDir, 'postgres.draft')
  const secret = join(dataDir, 'postgres.password')
  rmSync(draft, { recursive: true, force: true })
  rmSync(cluster, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true, mode: 0o700 })
  writeFileSync(secret, randomBytes(24).toString('base64url'), { mode: 0o600 })
  if (owner) for (const path of [draft, secret]) chownSync(path, owner.uid, owner.gid)
  const [command, ...args] = [
    ...prefix,
    initdb,
    `--pgdata=${draft}`,
    '--username=postgres',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--auth=scram-sha-256',
    `--pwfile=${secret}`,
  ]
  try {
    execFileSync(command!, args, { stdio: ['ignore', 'ignore', 'pipe'], timeout: 120_000 })
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    throw new Error(explain(String((error as { stderr?: Buffer }).stderr ?? error), dataDir))
  }
  renameSync(draft, cluster)
  return cluster
}

export function readPassword(dataDir: string): string {
  return readFileSync(join(dataDir, 'postgres.password'), 'utf8').trim()
}

/** PostgreSQL's words for what people can mend, as one line that says what to do. */
export function explain(text: string, dataDir: string): string {
  if (/no space left|could not extend|disk full|ENOSPC/i.test(text))
    return `The disk is full: PostgreSQL cannot write to ${dataDir}. Free some space, or set DATA_DIR to a folder on another disk.`
  if (/permission denied|EACCES/i.test(text))
    return `PostgreSQL may not write to ${dataDir}. Give this user the folder, or set DATA_DIR to another one.`
  const lines = text.trim().split('\n')
  const told = lines.findLast((line) => /FATAL|PANIC|error/i.test(line)) ?? lines.at(-1) ?? ''
  return `PostgreSQL did not start in ${dataDir}: ${told.trim()}`
}
