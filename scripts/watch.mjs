import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from './run.mjs'

/** Compiles the packages again whenever a file changes. */
export function watch() {
  const tsc = join(root, 'node_modules', '.bin', 'tsc')
  const child = spawn(tsc, ['-b', '--watch', '--preserveWatchOutput'], {
    cwd: root,
    stdio: 'inherit',
  })
  return { stop: () => child.kill() }
}
