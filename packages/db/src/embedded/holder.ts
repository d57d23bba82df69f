import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Which server runs the PostgreSQL of a data folder, and where it listens. */
export interface Holder {
  pid: number
  /** When that process began, so that another one with its number is not taken for it. */
  began: string
  port: number
}

const file = (dataDir: string) => join(dataDir, 'postgres.json')

export function writeHolder(dataDir: string, port: number): void {
  const holder: Holder = { pid: process.pid, began: beganAt(process.pid), port }
  writeFileSync(file(dataDir), JSON.stringify(holder))
}

export function readHolder(dataDir: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file(dataDir), 'utf8')) as Holder
  } catch {
    return null
  }
}

export function removeHolder(dataDir: string): void {
  rmSync(file(dataDir), { force: true })
}

export function isAlive({ pid, began }: Holder): boolean {
  return beganAt(pid) === began && began !== ''
}

/** Empty for a number no process has; a zombie is none. */
function beganAt(pid: number): string {
  const [state = '', ...began] = ask(pid, 'stat=,lstart=').trim().split(/\s+/)
  return state.startsWith('Z') ? '' : began.join(' ')
}

/**
 * A postmaster.pid whose number another program got since keeps PostgreSQL from starting: removes it
 * unless a postgres of this very folder has that number.
 */
export function removeStalePid(cluster: string): void {
  const path = join(cluster, 'postmaster.pid')
  if (!existsSync(path)) return
  const pid = Number(readFileSync(path, 'utf8').split('\n')[0])
  if (!commandOf(pid).includes(cluster)) rmSync(path, { force: true })
}

function commandOf(pid: number): string {
  return ask(pid, 'args=')
}

function ask(pid: number, columns: string): string {
  try {
    return execFileSync('ps', ['-o', columns, '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  } catch {
    return ''
  }
}
