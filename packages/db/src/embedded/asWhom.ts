import { execFileSync } from 'node:child_process'

const unshare = ['unshare', '--user', '--map-user=1000', '--map-group=1000']

export interface Disguise {
  /** What comes before the command. */
  prefix: string[]
  /** Who must own the data, when it is somebody else. */
  owner: { uid: number; gid: number } | null
}

/**
 * PostgreSQL refuses to run as root. Root runs it in a user namespace, where it is somebody else and
 * no file changes hands; else as the system's postgres user.
 */
export function asWhom(): Disguise {
  if (process.getuid?.() !== 0) return { prefix: [], owner: null }
  if (works([...unshare, 'true'])) return { prefix: unshare, owner: null }
  if (works(['runuser', '-u', 'postgres', '--', 'true']))
    return {
      prefix: ['runuser', '-u', 'postgres', '--'],
      owner: { uid: idOf('-u'), gid: idOf('-g') },
    }
  throw new Error(
    'PostgreSQL does not run as root here; start Parley as another user, add a system user named postgres, or set DATABASE_URL.',
  )
}

function works([command, ...args]: string[]): boolean {
  try {
    execFileSync(command!, args, { stdio: 'ignore', timeout: 5000 })
    return true
  } catch {
    return false
  }
}

function idOf(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
}
