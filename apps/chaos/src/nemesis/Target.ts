import type { Revocation } from '../checker/History.ts'
import type { ClientHouse } from '../stage/ClientHouse.ts'
import type { Stage } from '../stage/openStage.ts'

/** All that the nemesis may touch. */
export interface Target {
  stage: Stage
  clients: readonly ClientHouse[]
  /** Removes one who comes and goes; null when all are out already. */
  revoke(which: number): Promise<Pick<Revocation, 'account'> | null>
  /** A server that was asked to end did not, as it should. */
  onBadEnd(name: string, end: { code: number | null; ms: number }): void
  /** One thing after the other about the same part. */
  inTurn<T>(part: object, act: () => Promise<T>): Promise<T>
}
