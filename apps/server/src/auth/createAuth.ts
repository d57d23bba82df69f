import { betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { bearer } from 'better-auth/plugins/bearer'
import { v7 as uuidv7 } from 'uuid'
import { tables } from '@parley/db'
import type { Db } from '@parley/db'
import type { Origins } from '../session/createOrigins.ts'

interface AuthOptions {
  db: Db
  /** Signs cookies and tokens; the same on every server. */
  secret: string
  /** Where people find us, when that is known. */
  publicUrl?: string | undefined
  origins: Origins
}

const days = 24 * 60 * 60
/** The header in which our own door tells better-auth the caller's address. */
export const addressHeader = 'x-parley-address'

/**
 * Sign-in with e-mail and password. People are made by `ensurePerson` alone: nobody signs up. Its
 * table of credentials is called account by better-auth, which is our word for the tenant.
 */
export function createAuth({ db, secret, publicUrl, origins }: AuthOptions) {
  return betterAuth({
    appName: 'Parley',
    secret,
    baseURL: publicUrl ?? 'http://localhost',
    basePath: '/api/auth',
    database: drizzleAdapter(db.orm, { provider: 'pg', schema: tables, transaction: true }),
    user: { modelName: 'users' },
    session: {
      modelName: 'sessions',
      expiresIn: 30 * days,
      updateAge: days,
      cookieCache: { enabled: false },
    },
    account: { modelName: 'credentials' },
    verification: { modelName: 'verifications' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 10,
      maxPasswordLength: 128,
    },
    plugins: [bearer({ requireSignature: true })],
    // Ours counts failures only; its own would answer 429 to three people behind one address.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    trustedOrigins: (request) => (request ? origins.of(request.headers.get('host')) : []),
    advanced: {
      cookiePrefix: 'parley',
      disableOriginCheck: false,
      disableCSRFCheck: false,
      database: { generateId: () => uuidv7() },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
  })
}

export type Auth = ReturnType<typeof createAuth>
