import { join } from 'node:path'
import { prepare } from './prepare.mjs'
import { root, run } from './run.mjs'

/** Format, lint and types. */
export async function check() {
  await prepare({ pages: false })
  const steps = [
    ['oxfmt', ['--check', root]],
    ['oxlint', ['--type-aware', root]],
  ]
  for (const [name, args] of steps) {
    const code = await run(join(root, 'node_modules', '.bin', name), args)
    if (code !== 0) return code
  }
  return 0
}
