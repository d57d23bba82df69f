/** What may befall the run. */
export const faultKinds = [
  'killServer',
  'holdServer',
  'rollServers',
  'killRedis',
  'holdRedis',
  'dropSubscribers',
  'cutRedisLine',
  'silenceRedisLine',
  'delayRedisLine',
  'restartPostgres',
  'killClients',
  'holdClients',
  'cutLine',
  'silenceLine',
  'refuseLine',
  'delayLine',
  'throttleLine',
  'tearLine',
  'revoke',
] as const

export type FaultKind = (typeof faultKinds)[number]

/** Faults that end a process without asking it. */
export const killKinds = [
  'killServer',
  'killRedis',
  'killClients',
  'restartPostgres',
] as const satisfies readonly FaultKind[]

/** One entry of the schedule. */
export interface Fault {
  kind: FaultKind
  /** Milliseconds after the round began. */
  atMs: number
  /** How long it lasts; null until the writers rest at the end of the round. */
  forMs: number | null
  /** Which of its kind, modulo how many there are. */
  target: number
}

/** A fault as it happened; times in milliseconds of Date.now. */
export interface Happened {
  kind: FaultKind
  target: string
  began: number
  ended: number
}
