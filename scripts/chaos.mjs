import { findRedis } from './findProgram.mjs'
import { prepare } from './prepare.mjs'
import { run } from './run.mjs'

/** The proof under faults, with everything it needs started by itself. */
export async function proveChaos(argv) {
  await prepare({ pages: false })
  const file = new URL('../apps/chaos/dist/chaos.js', import.meta.url).pathname
  return run(process.execPath, [file, ...argv], {
    env: { PARLEY_REDIS_SERVER: await findRedis() },
  })
}
