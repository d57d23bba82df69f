import type { LogRow, PresenceStatus } from '@parley/contract'
import type { StandingSignal } from './presence/StandingRoom.ts'

/** One client's presence as its server tells it. */
export interface ClientPresence {
  userId: string
  client: string
  status: PresenceStatus
}

/** What travels on an account's channel. */
export type BusMessage = { kind: 'events'; rows: LogRow[] } | FleetingMessage

/** What is not remembered. `server` lets the sender ignore its own. */
export type FleetingMessage =
  | {
      kind: 'signal'
      server: string
      signal: StandingSignal
      audience: string[]
      /** Of who looks; servers of before it was told apart leave it out. */
      client?: string | null
    }
  /** A server's whole list, for who asked. `version` counts what it told since it began. */
  | { kind: 'presence'; server: string; version: number; clients: ClientPresence[] }
  /** What changed of it; offline is gone. */
  | { kind: 'presence.changed'; server: string; version: number; clients: ClientPresence[] }
  /** Renews the lease of what was told. */
  | { kind: 'presence.beat'; server: string; version: number }
  /** A client said it to a server that it does not follow on. */
  | { kind: 'presence.said'; server: string; client: ClientPresence }
  /** A server that begins to hear the account asks the others who is there, types and looks. */
  | { kind: 'asked'; server: string }

/** Whether what carries between servers does so: off where there is one server alone. */
export type BusState = { name: 'off' } | { name: 'ok' } | { name: 'away'; since: Date }

/**
 * Carries messages between servers, at most once and best effort: Postgres is the truth. `subscribe`
 * resolves once the channel is really heard.
 */
export interface Bus {
  /** Whether other servers may be listening; false for the bus of one process. */
  shared: boolean
  publish(accountId: string, message: BusMessage): Promise<void>
  subscribe(accountId: string, hear: (message: BusMessage) => void): Promise<() => Promise<void>>
  healthy(): boolean
  state(): BusState
  /** Called when the connection is lost and when it is back: what is published meanwhile is lost. */
  onTurned(listener: () => void): void
  close(): Promise<void>
}
