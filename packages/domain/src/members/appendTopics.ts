import { topicsOf } from '@parley/contract'
import type { Actor } from '@parley/contract'
import { appendEvent, readPlacesOf } from '@parley/db'
import type { Tx } from '@parley/db'

/**
 * Tells members what they may hear from here on: each one's whole new topic set, to that member
 * alone. Call it after the change and before the events that only the new topics hear.
 */
export async function appendTopics(tx: Tx, userIds: readonly string[], by: Actor): Promise<void> {
  if (userIds.length === 0) return
  for (const places of await readPlacesOf(tx, tx.accountId, userIds))
    appendEvent(tx, {
      body: {
        type: 'member.updated',
        member: places.member,
        removed: false,
        topics: topicsOf(places),
      },
      audience: [`user:${places.userId}`],
      by,
    })
}
