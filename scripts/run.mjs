import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
const quiet = { TURBO_TELEMETRY_DISABLED: '1', NEXT_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' }

/** Runs a program in the foreground and answers its exit code; signals go to it. */
export function run(command, args, { env = {} } = {}) {
  const child = spawn(command, args, {
    cwd: process.cwd(),
    stdio: 'inherit',
    env: { ...process.env, ...quiet, ...env },
  })
  // ^C reaches the child by itself, as one of the terminal's group; this process waits for its end.
  const ignore = () => {}
  const pass = (signal) => child.kill(signal)
  process.on('SIGINT', ignore)
  process.on('SIGTERM', pass)
  process.on('SIGHUP', pass)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      process.off('SIGINT', ignore)
      process.off('SIGTERM', pass)
      process.off('SIGHUP', pass)
      resolve(code ?? (signal === 'SIGINT' ? 0 : 1))
    })
  })
}

/** Runs a program out of sight; its output is shown only when it fails. */
export async function runQuietly(command, args, { env = {} } = {}) {
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...quiet, ...env },
  })
  let told = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (told += text))
  const code = await new Promise((resolve) => {
    child.once('error', (error) => resolve((told += String(error)) && 1))
    child.once('exit', (exit) => resolve(exit ?? 1))
  })
  if (code !== 0) throw new Error(`${[command, ...args].join(' ')} failed:\n${told.trim()}`)
  return told
}
