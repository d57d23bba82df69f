import type { CannedRepliesAnswer, MemberActor } from '@parley/contract'
import { printCursor, readHead } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { readTopics } from '../actors/readTopics.ts'
import { readCannedReplies } from './readCannedReplies.ts'

/** The canned replies the actor has: their own, their teams', everybody's; by shortcut. */
export async function listCannedReplies(
  db: DbOrTx,
  { by }: { by: MemberActor },
): Promise<CannedRepliesAnswer> {
  const head = await readHead(db, by.accountId)
  const topics = await readTopics(db, by)
  return {
    items: await readCannedReplies(db, by.accountId, topics),
    asOf: printCursor(head),
  }
}
