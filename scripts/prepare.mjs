import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, runQuietly } from './run.mjs'

const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/** Installs what is missing and builds what is stale; a line or two, and nothing when there is nothing to do. */
export async function prepare({ pages }) {
  await install()
  await build({ pages })
}

/** The package manager at the version that is pinned, from the registry. */
export function pnpm(...args) {
  return ['npx', ['--yes', packageManager, ...args]]
}

async function install() {
  const stamp = join(root, 'node_modules', '.parley-installed')
  const wanted = hash(['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...manifests()])
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  say('Installing packages…')
  // CI=1: pnpm asks before it removes a node_modules of another version, and nobody is there to answer.
  await runQuietly(...pnpm('install', '--frozen-lockfile'), { env: { CI: '1' } })
  mkdirSync(join(root, 'node_modules'), { recursive: true })
  writeFileSync(stamp, wanted)
}

async function build({ pages }) {
  const what = pages ? [] : ['--filter=!@parley/web']
  const started = Date.now()
  const slow = setTimeout(() => say('Building…'), 3000)
  try {
    await runQuietly(
      ...pnpm(
        'exec',
        'turbo',
        'run',
        'build',
        '--output-logs=errors-only',
        '--no-update-notifier',
        ...what,
      ),
    )
  } finally {
    clearTimeout(slow)
  }
  if (Date.now() - started > 5000) say(`Built in ${Math.round((Date.now() - started) / 1000)} s.`)
}

function manifests() {
  return ['apps', 'packages'].flatMap((folder) =>
    readdirSync(join(root, folder))
      .map((name) => join(folder, name, 'package.json'))
      .filter((path) => existsSync(join(root, path))),
  )
}

function hash(paths) {
  const sum = createHash('sha256')
  for (const path of paths)
    if (existsSync(join(root, path))) sum.update(readFileSync(join(root, path)))
  return sum.digest('hex')
}

function say(line) {
  console.log(line)
}
