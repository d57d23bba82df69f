import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { prepare } from './prepare.mjs'
import { root, run } from './run.mjs'

/** Format, lint and types. */
export async function check() {
  await prepare({ pages: false })
  const steps = [
    ['oxfmt', ['--check', '.']],
    ['oxlint', ['--type-aware']],
  ]
  process.chdir(root)
  for (const [name, args] of steps) {
    const code = await run(join(root, 'node_modules', '.bin', name), args)
    if (code !== 0) return code
  }
  return checkZodImports()
}

/** `import { z } from 'zod'` takes the whole library along, three times the size of `import * as z`. */
function checkZodImports() {
  const named = sources().filter((path) =>
    /import\s*\{[^}]*\bz\b[^}]*\}\s*from 'zod'/.test(read(path)),
  )
  for (const path of named) console.error(`${path}: write import * as z from 'zod'.`)
  return named.length > 0 ? 1 : 0
}

function sources() {
  return ['apps', 'packages'].flatMap((folder) =>
    readdirSync(join(root, folder)).flatMap((name) =>
      readdirSync(join(root, folder, name, 'src'), { recursive: true, encoding: 'utf8' })
        .filter((path) => /\.tsx?$/.test(path))
        .map((path) => join(folder, name, 'src', path)),
    ),
  )
}

function read(path) {
  return readFileSync(join(root, path), 'utf8')
}
