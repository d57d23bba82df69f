import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { connect } from 'node:net'
import { redisProgram } from './env.ts'
import { freePort } from './freePort.ts'

export interface BenchRedis {
  url: string
  kill(): Promise<void>
}

const startMs = 10_000

/** A Redis that keeps nothing, to be killed. */
export async function startRedis(): Promise<BenchRedis> {
  const port = await freePort()
  const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
  const child = spawn(redisProgram(), flags, { stdio: 'ignore' })
  let problem: Error | null = null
  child.once('error', (error) => (problem = error))
  const deadline = Date.now() + startMs
  while (!(await listens(port))) {
    if (problem || Date.now() > deadline)
      throw new Error('redis-server did not start; PARLEY_REDIS_SERVER names another one.')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return { url: `redis://127.0.0.1:${port}`, kill: () => end(child) }
}

async function end(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve((socket.destroy(), true)))
    socket.once('error', () => resolve(false))
  })
}
