import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { root } from './env.ts'

const written: string[] = []
afterEach(() => {
  for (const path of written.splice(0)) rmSync(path, { force: true })
})

/** Lints one line as a file of a room; answers what lint says. */
async function lint(room: string, line: string): Promise<string> {
  const path = join(root, room, 'src', `lint-${randomUUID()}.ts`)
  written.push(path)
  writeFileSync(path, `${line}\n`)
  const lintBin = join(root, 'node_modules', '.bin', 'oxlint')
  return new Promise((resolve) =>
    execFile(lintBin, [path], { cwd: root }, (_error, out) => resolve(out)),
  )
}

test.each([
  ['packages/contract', `import 'drizzle-orm'`],
  ['packages/domain', `import 'ioredis'`],
  ['packages/domain', `import '@parley/realtime'`],
  ['packages/realtime', `import '@parley/domain'`],
  ['packages/api', `import 'drizzle-orm'`],
  ['packages/client', `import { appRouter } from '@parley/api'\nexport const x = appRouter`],
  ['packages/client', `import '@parley/contract/schema'`],
  ['packages/ui', `import '@trpc/client'`],
  ['packages/ui', `import '@parley/client'`],
  ['apps/web', `import '@parley/db'`],
  ['packages/domain', `export const secret = process.env['SECRET']`],
])('in %s, %j is refused', async (room, line) => {
  expect(await lint(room, line)).toMatch(/no-restricted-imports|no-process-env/)
})

test.each([
  ['packages/contract', `import * as z from 'zod'\nexport const x = z`],
  ['packages/client', `import type { AppRouter } from '@parley/api'\nexport type X = AppRouter`],
  ['packages/ui', `import type { Kind } from '@parley/contract'\nexport type X = Kind`],
])('in %s, %j passes', async (room, line) => {
  expect(await lint(room, line)).not.toMatch(/no-restricted-imports|no-process-env/)
})
