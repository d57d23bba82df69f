import { fileURLToPath } from 'node:url'

/** The folder of the clone. */
export const root = fileURLToPath(new URL('../../../', import.meta.url))

/** The environment of a process the run starts: this one's, and more; an empty value unsets. */
export function childEnv(more: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...more }
}

/** The redis-server that the command line found for us; the one on PATH when run without it. */
export function redisProgram(): string {
  return process.env['PARLEY_REDIS_SERVER'] || 'redis-server'
}

/** What a server of the run finds in its environment. */
export function serverEnv(): NodeJS.ProcessEnv {
  return process.env
}
