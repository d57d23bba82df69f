import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { check } from './check.mjs'
import { findChromium, findRedis } from './findProgram.mjs'
import { prepare } from './prepare.mjs'
import { root, run } from './run.mjs'

/** The whole suite, with a real PostgreSQL, a real redis-server and a real browser. */
export async function test(args, given = {}) {
  const [checked, found] = await Promise.all([prepareAndCheck(args), findPrograms()])
  if (checked !== 0) return checked
  const programs = { ...found, ...given }
  const folder = mkdtempSync(join(tmpdir(), 'parley-test-'))
  const { startEmbeddedPostgres } = await import('../packages/db/dist/embedded/index.js')
  // Nothing here is worth a flush to disk.
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'data'), settings })
  const report = join(folder, 'report.json')
  try {
    const vitest = join(root, 'node_modules', '.bin', 'vitest')
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    process.chdir(root)
    const code = await run(vitest, ['run', ...reporters, ...args], {
      env: { ...programs, PARLEY_TEST_DATABASE_URL: postgres.url, NODE_ENV: 'test' },
    })
    sayCounts(report)
    return code
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function prepareAndCheck(args) {
  await prepare({ pages: true })
  return args.length === 0 ? check() : 0
}

/** One after the other: the system's package manager, where it is asked, does one thing at a time. */
async function findPrograms() {
  const PARLEY_TEST_REDIS_SERVER = await findRedis()
  return { PARLEY_TEST_REDIS_SERVER, PARLEY_TEST_CHROMIUM: await findChromium() }
}

function sayCounts(report) {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'))
    console.log(`${numPassedTests} passed, ${numFailedTests} failed`)
  } catch {
    console.log('The test runner left no report.')
  }
}
