import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { childEnv, root } from '../env.ts'
import { keepRunning } from './keepRunning.ts'
import type { Kept, Running } from './keepRunning.ts'

interface MemberOptions {
  name: string
  port: number
  /** What it needs beside this process's environment. */
  env: Record<string, string>
  say: (line: string) => void
}

/** One server of a cluster. */
export interface Member extends Kept {
  port: number
  /** Whether it may be asked now. */
  isReady(): boolean
}

const command = join(root, 'apps', 'server', 'dist', 'start.js')

/** A server in a process of its own: started again when it is killed, gone when this process is. */
export function startMember({ name, port, env, say }: MemberOptions): Member {
  let ready: Running | null = null

  function start(): Running {
    const child = spawn(process.execPath, [command], {
      // In a group of its own: ^C reaches this process first, which stops one part after the other.
      detached: true,
      // It stops by itself when the channel breaks.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: childEnv({ ...env, PORT: String(port), HOST: '127.0.0.1' }),
    })
    const exited = new Promise<void>((resolve) => {
      child.once('exit', () => resolve())
      child.once('error', () => resolve())
    })
    const running = { exited, end: () => void child.kill('SIGTERM') }
    let isGone = false
    void exited.then(() => {
      isGone = true
      if (ready === running) ready = null
    })
    void untilReady(port, () => isGone).then(() => {
      if (isGone) return
      ready = running
      say(`${name} is process ${child.pid} on port ${port}.`)
    })
    return running
  }

  const kept = keepRunning({
    start,
    onLost: (waitMs) => say(`${name} ended; it starts again in ${waitMs} ms.`),
  })
  return { ...kept, port, isReady: () => ready !== null }
}

async function untilReady(port: number, isGone: () => boolean) {
  const ask = () =>
    fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(2000) }).then(
      ({ ok }) => ok,
      () => false,
    )
  while (!isGone() && !(await ask())) await new Promise((resolve) => setTimeout(resolve, 50))
}
