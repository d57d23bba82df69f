import { audienceOf } from '@parley/contract'
import type { Tx } from '@parley/db'
import { readSeats } from '../conversations/readSeats.ts'
import type { Planned } from './planForward.ts'

/** Adds who may see each row then, asking once for all whose assignee or team changes. */
export async function addAudiences(tx: Tx, planned: readonly Planned[]): Promise<Planned[]> {
  const moved = planned.filter(
    ({ values }) => values && ('assigneeId' in values || 'teamId' in values),
  )
  const seats = await readSeats(
    tx,
    moved.map(({ item }) => item.conversationId),
  )
  return planned.map((one) => {
    const memberIds = seats.get(one.item.conversationId)
    if (!one.values || !one.found || !memberIds) return one
    const audience = audienceOf({ ...one.found.row, ...one.values, memberIds })
    return { ...one, values: { ...one.values, audience } }
  })
}
