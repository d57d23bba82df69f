import { spawn } from 'node:child_process'
import { openSync, closeSync } from 'node:fs'
import type { Keeper } from './Keeper.ts'

interface ProgramOptions {
  keeper: Keeper
  command: readonly string[]
  env?: NodeJS.ProcessEnv
  /** A file that gets what it says. */
  log: string
  /** Hears what the child tells its parent. */
  onMessage?: (message: unknown) => void
}

/** A process of the run. */
export interface Program {
  pid: number
  /** The exit code, null for a signal. */
  exited: Promise<number | null>
  isRunning(): boolean
  signal(name: NodeJS.Signals): void
  tell(message: object): void
}

/** Starts a process in a group of its own, which ends with this one. */
export function startProgram({ keeper, command, env, log, onMessage }: ProgramOptions): Program {
  const output = openSync(log, 'a')
  const [program, ...args] = command as [string, ...string[]]
  const child = spawn(program, args, {
    detached: true,
    stdio: ['ignore', output, output, 'ipc'],
    ...(env ? { env } : {}),
  })
  closeSync(output)
  let isRunning = true
  const exited = new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null))
    child.once('exit', (code) => resolve(code))
  })
  const { pid = 0 } = child
  if (pid) keeper.keep(pid)
  void exited.then(() => {
    isRunning = false
    if (pid) keeper.forget(pid)
  })
  child.on('message', (message) => onMessage?.(message))
  return {
    pid,
    exited,
    isRunning: () => isRunning,
    signal: (name) => void (isRunning && child.kill(name)),
    tell: (message) => {
      if (isRunning && child.connected) child.send(message, () => {})
    },
  }
}
