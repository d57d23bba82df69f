import { v7 as uuidv7 } from 'uuid'
import type { Actor } from '@parley/contract'
import { appendEvent, tables } from '@parley/db'
import type { Tx } from '@parley/db'
import { appendChange } from '../conversations/appendChange.ts'
import type { Release } from './Release.ts'
import { takeOff } from './takeOff.ts'

const first = '00000000-0000-0000-0000-000000000000'

/**
 * Takes a label, a team or an assignee off every conversation that holds it, in the transaction in
 * which they go; call it once nothing can take them on any more. Of more than 500, those are done
 * here, and the others by resumeReleases, 500 in a commit, each told as one resync.
 */
export async function releaseConversations(tx: Tx, release: Release, by: Actor): Promise<void> {
  const { taken, isLast } = await takeOff(tx, release, first)
  if (isLast) {
    for (const change of taken) appendChange(tx, { ...change, by })
    return
  }
  appendResync(tx, by)
  const reached = taken.at(-1)!.row.id
  await tx.orm
    .insert(tables.releases)
    .values({ accountId: tx.accountId, id: uuidv7(), ...release, reached })
}

export function appendResync(tx: Tx, by: Actor): void {
  appendEvent(tx, { body: { type: 'resync', afterMs: 0 }, audience: ['members'], by })
}
