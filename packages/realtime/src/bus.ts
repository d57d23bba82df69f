import type { LogRow, PresenceStatus, Signal } from '@parley/contract'

/** One client's presence as its server tells it. */
export interface ClientPresence {
  userId: string
  client: string
  status: PresenceStatus
}

/** What travels on an account's channel. `server` lets the sender ignore its own. */
export type BusMessage =
  | { kind: 'events'; rows: LogRow[] }
  | { kind: 'signal'; server: string; signal: Signal; audience: string[] }
  | { kind: 'presence'; server: string; clients: ClientPresence[] }

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
  /** Called when a lost connection is back: what was published meanwhile is lost. */
  onRecovered(listener: () => void): void
  close(): Promise<void>
}
