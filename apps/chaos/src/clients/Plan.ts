/** One client of a process. */
export interface ClientPlan {
  name: string
  kind: 'stock' | 'own'
  does: 'write' | 'read'
  accountId: string
  userId: string
  token: string
  canary: string
  /** Conversations it takes part in. */
  conversations: string[]
  /** One it does not. */
  foreign: string
}

/** What one process of clients does. */
export interface ProcessPlan {
  name: string
  /** Where histories and outboxes are kept. */
  folder: string
  /** The front door, behind this process's own line. */
  url: string
  seed: string
  /** Milliseconds between two sends of one writer, about, until it is told another. */
  paceMs: number
  clients: ClientPlan[]
}

export type Order =
  | { do: 'begin'; plan: ProcessPlan }
  | { do: 'rest'; on: boolean }
  | { do: 'pace'; paceMs: number }
  | { do: 'report'; checkpoint: number }
  | { do: 'ask'; about: 'live' | 'rested'; turn: number }

export type Answer =
  | { said: 'began' }
  /** Every reader follows; every send has settled. */
  | { said: 'live' | 'rested'; turn: number }
  | { said: 'reported'; checkpoint: number }
