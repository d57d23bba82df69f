import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'

/** The folder of the clone. */
export const root = fileURLToPath(new URL('../../../', import.meta.url))

const flag = z.stringbool('must be 1 or 0')
const bound = z.coerce.number('must be a number').int().min(1).max(1e9)
const url = (schemes: RegExp, example: string) =>
  z.url({ protocol: schemes, error: `must be an address like ${example}` })

const Environment = z.object({
  PORT: z.coerce.number('must be a port number').int().min(0).max(65_535).default(3000),
  HOST: z.string().default('0.0.0.0'),
  DATA_DIR: z.string().default(join(root, '.parley')),
  DATABASE_URL: url(/^postgres(ql)?$/, 'postgres://user:password@host:5432/name').optional(),
  DATABASE_POOL: z.coerce.number('must be a number').int().min(2).max(200).default(16),
  REDIS_URL: url(/^rediss?$/, 'redis://host:6379').optional(),
  REDIS_CLUSTER: flag.default(false),
  PUBLIC_URL: url(/^https?$/, 'https://chat.example.com').optional(),
  ALLOWED_ORIGINS: z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .pipe(z.array(url(/^https?$/, 'https://intranet.example.com')))
    .optional(),
  AUTH_SECRET: z.string().min(32, 'must hold at least 32 characters').optional(),
  DEMO: flag.optional(),
  WEB_URL: url(/^https?$/, 'http://web:3001').optional(),
  TRUST_PROXY: flag.default(false),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('warn'),
  METRICS_TOKEN: z.string().min(16, 'must hold at least 16 characters').optional(),
  LIMIT_MEMBER_SENDS: bound.optional(),
  LIMIT_ACCOUNT_SENDS: bound.optional(),
  LIMIT_MEMBER_SIGNALS: bound.optional(),
  LIMIT_MEMBER_SOCKETS: bound.optional(),
  LIMIT_SOCKET_STREAMS: bound.optional(),
  LIMIT_SOCKET_CALLS: bound.optional(),
  LIMIT_BATCH: bound.optional(),
  LIMIT_MESSAGE_BYTES: bound.min(1024).optional(),
  LIMIT_SIGN_IN_TRIES: bound.optional(),
  LIMIT_ATTACHMENT_BYTES: bound.optional(),
  LIMIT_MEMBER_UNSENT: bound.optional(),
  LIMIT_MEMBER_UPLOADS: bound.optional(),
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_ENDPOINT: url(/^https?$/, 'https://minio.example.com').optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  S3_PREFIX: z.string().default(''),
  PUSH_HOSTS: z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .default([]),
  EVENT_RETENTION_DAYS: z.coerce.number('must be a number').min(1).max(3650).default(14),
})

export type Env = z.infer<typeof Environment>

/**
 * The environment, and the clone's .env beneath it: the only place that reads it. A missing or bad
 * variable is one line that names it. An empty variable counts as unset.
 */
export function readEnv(given: NodeJS.ProcessEnv = process.env): Env {
  const file = join(root, '.env')
  if (given === process.env && existsSync(file)) process.loadEnvFile(file)
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''))
  const result = Environment.safeParse(set)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new Error(`The variable ${issue?.path.join('.')} ${issue?.message}. See .env.example.`)
}

/** The environment a child process of ours gets: this one's, and more. */
export function childEnv(more: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...more }
}

/** The redis-server that the command line found for us; the one on PATH when run without it. */
export function redisProgram(): string {
  return process.env['PARLEY_REDIS_SERVER'] || 'redis-server'
}
