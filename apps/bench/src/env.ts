import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the clone. */
export const root = fileURLToPath(new URL('../../../', import.meta.url))

/** The environment of a process the bench starts: this one's, and more. */
export function childEnv(more: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...more }
}

/** A Chromium on PATH; null where there is none. */
export function findChromium(): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return paths.find((path) => existsSync(path)) ?? null
}

/** Where data is kept between runs: DATA_DIR, or the clone's. */
export function dataDir(): string {
  return process.env['DATA_DIR'] || join(root, '.parley')
}

/** The redis-server that the command line found for us; the one on PATH when run without it. */
export function redisProgram(): string {
  return process.env['PARLEY_REDIS_SERVER'] || 'redis-server'
}
