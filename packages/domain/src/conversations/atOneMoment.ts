import type { Cursor, Filter, MemberActor } from '@parley/contract'
import { printCursor } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { readSight } from './readSight.ts'
import type { Sight, SightAt } from './readSight.ts'

type Place = SightAt['head']

/** Then the answer goes out with the head from before all of it. */
const mostTries = 3

/**
 * An answer whose topics, rows and asOf belong together. Rows come with the head of their moment; if
 * something happened since the topics were read, these are read again: what took sight away must not
 * lie before an asOf whose rows still show it.
 */
export async function atOneMoment<T>(
  db: DbOrTx,
  by: MemberActor,
  filters: readonly Filter[],
  read: (sight: Sight) => Promise<{ head: Place; data: T }>,
): Promise<{ data: T; asOf: Cursor }> {
  let sight = await readSight(db, by, filters)
  for (let tries = 1; ; tries += 1) {
    const { head, data } = await read(sight)
    if (head.position === sight.head.position) return { data, asOf: printCursor(head) }
    const again = await readSight(db, by, filters)
    if (again.topics.join() === sight.topics.join()) return { data, asOf: printCursor(head) }
    if (tries === mostTries) return { data, asOf: printCursor(sight.head) }
    sight = again
  }
}
