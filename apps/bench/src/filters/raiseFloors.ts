import type { Db } from '@parley/db'
import { raiseReadFloor, resolveActor } from '@parley/domain'
import type { Viewer } from './viewers.ts'

/** What a server does for its members from time to time: finds how far each has read everything. */
export async function raiseFloors(db: Db, viewers: readonly Viewer[]): Promise<void> {
  for (const { name, accountId, userId } of viewers) {
    const by = await resolveActor(db, { accountId, userId, sessionId: null, clientId: null })
    const from = performance.now()
    const { remaining } = await raiseReadFloor(db, { by })
    const took = performance.now() - from
    if (took > 100)
      process.stderr.write(`  floor of ${name}: ${remaining} below it, ${took.toFixed(0)} ms\n`)
  }
}
