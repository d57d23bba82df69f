import type { IncomingMessage } from 'node:http'
import { parseCookies } from 'better-auth/cookies'
import type { Session } from '@parley/api'
import type { Db } from '@parley/db'
import type { Auth } from '../auth/createAuth.ts'
import { inAuth } from '../auth/inAuth.ts'
import { readLiveSession } from './readLiveSession.ts'
import { readSignedToken } from './readSignedToken.ts'

/** Finds who asks. Throws when that cannot be known now, which is not the same as nobody. */
export interface Sessions {
  ofToken(token: string): Promise<Session | null>
  ofCookie(req: IncomingMessage): Promise<Session | null>
  /** By bearer token when there is one, else by cookie. */
  ofRequest(req: IncomingMessage): Promise<Session | null>
}

export function createSessions(auth: Auth, db: Db): Sessions {
  async function find(headers: Record<string, string>): Promise<Session | null> {
    const found = await inAuth(() =>
      auth.api.getSession({
        headers: new Headers(headers),
        query: { disableCookieCache: true, disableRefresh: true },
      }),
    )
    return found ? { userId: found.user.id, sessionId: found.session.id } : null
  }
  /** A crowd that comes back is looked up by one statement each; what is odd about a token better-auth judges. */
  const ofToken = async (bearer: string) => {
    if (!isHeaderText(bearer)) return null
    const { secret } = await auth.$context
    const token = readSignedToken(bearer, secret)
    if (token !== null) return readLiveSession(db, token)
    return find({ authorization: `Bearer ${bearer}` })
  }
  const ofCookie = async ({ headers: { cookie } }: IncomingMessage) => {
    if (!cookie) return null
    const { secret, authCookies } = await auth.$context
    const signed = parseCookies(cookie).get(authCookies.sessionToken.name)
    if (signed === undefined) return null
    const token = readSignedToken(signed, secret)
    return token === null ? find({ cookie }) : readLiveSession(db, token)
  }
  return {
    ofToken,
    ofCookie,
    ofRequest: (req) => {
      const token = bearerOf(req)
      return token === null ? ofCookie(req) : ofToken(token)
    },
  }
}

/** The bearer token of a request, if it carries one. */
export function bearerOf(req: IncomingMessage): string | null {
  const [, token] = /^bearer +(\S+) *$/i.exec(req.headers.authorization ?? '') ?? []
  return token ?? null
}

function isHeaderText(token: string): boolean {
  return token.length <= 4096 && /^[\x21-\x7e]+$/.test(token)
}
