import type { Cursor, Filter, MemberActor } from '@parley/contract'
import { printCursor } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { forgetSight, keepSight, keptSight } from './keptSights.ts'
import { readSight } from './readSight.ts'
import type { Sight, SightAt } from './readSight.ts'

type Place = SightAt['head']

/** What was read, with the head of that moment; none of an account that is gone. */
interface Found<T> {
  head: Place | undefined
  data: T
}

/** Then the answer goes out with the head from before all of it. */
const mostTries = 3

/**
 * An answer whose topics, rows and asOf belong together. Rows come with the head of their moment; if
 * something happened since the topics were read, these are read again: what took sight away must not
 * lie before an asOf whose rows still show it. Topics are kept from one answer to the next: where
 * nothing happens they are read once.
 */
export async function atOneMoment<T>(
  db: DbOrTx,
  by: MemberActor,
  filters: readonly Filter[],
  read: (sight: Sight) => Promise<Found<T>>,
): Promise<{ data: T; asOf: Cursor }> {
  let sight = (await keptSight(db, by, filters)) ?? (await look(db, by, filters))
  for (let tries = 1; ; tries += 1) {
    const { head, data } = await read(sight)
    if (head && isSame(head, sight.head)) return { data, asOf: printCursor(head) }
    const again = await look(db, by, filters)
    if (head && again.topics.join() === sight.topics.join())
      return { data, asOf: printCursor(head) }
    if (tries === mostTries) return { data, asOf: printCursor(sight.head) }
    sight = again
  }
}

/** By the tag too: a database that was restored counts the same positions again. */
function isSame(a: Place, b: Place): boolean {
  return a.position === b.position && a.tag === b.tag
}

async function look(db: DbOrTx, by: MemberActor, filters: readonly Filter[]): Promise<SightAt> {
  try {
    const sight = await readSight(db, by, filters)
    keepSight(db, by, sight)
    return sight
  } catch (error) {
    forgetSight(db, by)
    throw error
  }
}
