import type { Failure, Role } from '@parley/contract'
import type { Db } from '@parley/db'
import type { AttachmentLimits, SignFile } from '@parley/domain'
import type { Realtime } from '@parley/realtime'

/** A sign-in that is known to be valid for this request. */
export interface Session {
  userId: string
  sessionId: string
  /** The role in an account where it was read with the session, a moment ago; undefined: look it up. */
  roleIn?(accountId: string): Role | undefined
}

/** What pino offers of itself; lines hold no text of messages. */
export interface Log {
  info(line: object, message: string): void
  warn(line: object, message: string): void
  error(line: object, message: string): void
}

/** A person as the account's managers name them. */
export interface PersonDraft {
  email: string
  name: string
  /** For a person who has no sign-in yet. */
  password?: string | undefined
}

/** Hears what the door did, to count it. */
export interface CallWatch {
  /** A query or mutation was answered, after this many milliseconds. */
  answered(path: string, ms: number): void
  /** A live event was handed to a socket; `at` is just before its commit. */
  handed(at: Date): void
}

/** Bounds how much people ask; throws rate.limited with when to come back. */
export interface CallLimits {
  /** One message; call the answer once it was accepted. */
  claimSend(accountId: string, userId: string): Promise<() => void>
  /** One word about typing, viewing or presence. */
  claimSignal(userId: string): Promise<void>
}

/** What the door needs of where files are kept. */
export interface FileDoor {
  limits: AttachmentLimits
  sign: SignFile
}

/** What the door needs of what wakes browsers. */
export interface PushDoor {
  /** By which browsers know who may wake them; base64url. */
  publicKey: string
  /** Whether an address belongs to a push service that is asked. */
  mayReach(endpoint: string): boolean
}

/** What the door needs of the house that composes it. */
export interface House {
  db: Db
  realtime: Realtime
  files: FileDoor
  push: PushDoor
  /** The id of the person with this e-mail, who is made when missing. */
  ensurePerson(person: PersonDraft): Promise<string>
  log: Log
  watch?: CallWatch | undefined
  limits?: CallLimits | undefined
}

/** The socket a request came by. */
export interface SocketDoor {
  /** Whether the reader lags: wait for `drained` before giving it more. */
  isBehind(): boolean
  /** Resolves once the reader has caught up or is gone, or after a while: its stream may have ended. */
  drained(): Promise<void>
  /** Closes with a code of the contract. */
  close(code: number): void
  /** Counts a subscription; throws rate.limited beyond the bound. Call the answer when it ends. */
  claimStream(): () => void
  /** Runs a query when its turn comes; throws when the socket has closed by then, as nobody hears it. */
  inTurn<T>(query: () => Promise<T>): Promise<T>
}

/** What every procedure gets. */
export interface Context extends House {
  session: Session | null
  /** Why nothing is answered: a foreign origin, or a session that could not be read. */
  refusal?: Failure | undefined
  /** The running app that asks. */
  clientId: string | null
  requestId: string
  socket?: SocketDoor | undefined
}
