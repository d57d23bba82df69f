import { spawn } from 'node:child_process'
import type { Writable } from 'node:stream'

interface GuardedOptions {
  command: string[]
  /** How the program is asked to end. */
  signal: 'INT' | 'TERM'
  /** A file descriptor for its output, or pipe to read it here. */
  output: number | 'pipe' | 'inherit'
  cwd?: string
  env?: NodeJS.ProcessEnv
}

export interface Guarded {
  /** Resolves with the exit code once it has ended, however. */
  exited: Promise<number | null>
  /** Asks it to end. */
  end(): void
  /** Hears its output, when it is piped. */
  onOutput(hear: (text: string) => void): void
}

/**
 * Two children: the program and one that reads a pipe. Whichever ends first, the program is asked to
 * end and waited for. `<&3` because sh gives children in the background /dev/null to read.
 */
const script = `sig=$1; shift
exec 3<&0
"$@" </dev/null 3<&- & p=$!
( read _ <&3; kill -$sig $p ) 2>/dev/null >/dev/null & r=$!
wait $p; code=$?
kill $r 2>/dev/null; exit $code`

/**
 * Starts a program that ends with this process, however this one ends: kill -9 too. In a group of
 * its own, so that ^C reaches this process first, which may drain before it asks.
 */
export function spawnGuarded({ command, signal, output, cwd, env }: GuardedOptions): Guarded {
  const child = spawn('sh', ['-c', script, 'sh', signal, ...command], {
    detached: true,
    stdio: ['pipe', output, output],
    ...(cwd ? { cwd } : {}),
    ...(env ? { env } : {}),
  })
  const pipe = child.stdin as Writable & { unref?: () => void }
  pipe.on('error', () => {})
  pipe.unref?.()
  child.unref()
  return {
    exited: new Promise((resolve) => {
      child.once('exit', (code) => resolve(code))
      child.once('error', () => resolve(null))
    }),
    end: () => void pipe.end(),
    onOutput: (hear) => {
      for (const stream of [child.stdout, child.stderr])
        stream?.on('data', (text: Buffer) => hear(text.toString()))
    },
  }
}
