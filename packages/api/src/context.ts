import type { Db } from '@parley/db'
import type { Realtime } from '@parley/realtime'

/** A sign-in that is known to be valid for this request. */
export interface Session {
  userId: string
  sessionId: string
}

/** What the door needs of the house that composes it. */
export interface House {
  db: Db
  realtime: Realtime
  /** Finds or makes the person with this e-mail; the password is theirs when they are new. */
  ensureUser(person: { email: string; name: string; password?: string }): Promise<string>
  log(line: Record<string, unknown>, message: string): void
}

/** What every procedure gets. */
export interface Context extends House {
  session: Session | null
  /** The running app that asks. */
  clientId: string | null
  requestId: string
  /** Closes the socket the request came by, with a code of the contract; nothing over HTTP. */
  closeSocket?: (code: number) => void
}
