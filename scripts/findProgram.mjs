import { execFileSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { runQuietly } from './run.mjs'

/** A real redis-server: from PATH, else from the system's package manager. */
export function findRedis() {
  return find({
    names: ['redis-server'],
    package: 'redis-server',
    given: process.env.PARLEY_TEST_REDIS_SERVER,
  })
}

/** A Chromium that playwright-core can drive: from PATH, else from the system's package manager. */
export function findChromium() {
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
  return find({ names, package: 'chromium', given: process.env.PARLEY_TEST_CHROMIUM })
}

async function find({ names, package: name, given }) {
  const found = given ?? names.map(onPath).find(Boolean)
  if (found) return found
  if (process.getuid?.() !== 0 || !onPath('apt-get')) throw new Error(missing(name))
  console.log(`Installing ${name}…`)
  try {
    const env = { DEBIAN_FRONTEND: 'noninteractive' }
    await runQuietly('apt-get', ['update', '-q'], { env })
    await runQuietly('apt-get', ['install', '-y', '-q', '--no-install-recommends', name], { env })
    // Debian starts what it installs; the tests start their own.
    if (name === 'redis-server')
      execFileSync('sh', ['-c', 'service redis-server stop || true'], { stdio: 'ignore' })
  } catch (error) {
    throw new Error(`${missing(name)} (${error.message.split('\n').at(-1)})`)
  }
  const installed = names.map(onPath).find(Boolean)
  if (!installed) throw new Error(missing(name))
  return installed
}

function missing(name) {
  return `This needs ${name} on PATH. Install it with the system's package manager and try again.`
}

function onPath(name) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isExecutable)
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
