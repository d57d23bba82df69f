import type { AccountId, SystemActor } from '@parley/contract'
import type { Log } from '@parley/api'
import type { Db } from '@parley/db'
import { findDue, wakeConversations } from '@parley/domain'
import type { Due } from '@parley/domain'
import type { Hold } from './underLock.ts'
import { reasonOf } from '../log/reasonOf.ts'

/** Rows of one commit: it holds the account's head. */
const batch = 500
/** Beyond this many in one go an account is told to ask again instead of each by itself. */
const crowd = 1000
/** Rows looked up at once. */
const most = 20_000

interface Waking {
  db: Db
  log: Log
  hold: Hold
}

/**
 * Ends every snooze that is over, account by account, those with few first. An account that fails
 * is logged and left for the next time; the others do not wait for it. Answers how many failed.
 */
export async function wakeDue(waking: Waking): Promise<number> {
  const crowded = new Set<string>()
  for (;;) {
    const due = await findDue(waking.db, most)
    for (const { accountId, conversationIds } of due)
      if (conversationIds.length > crowd) crowded.add(accountId)
    const failures = await wakeAll(waking, due, crowded)
    const found = due.reduce((sum, { conversationIds }) => sum + conversationIds.length, 0)
    if (found < most || failures > 0) return failures
  }
}

async function wakeAll(waking: Waking, due: Due[], crowded: ReadonlySet<string>): Promise<number> {
  let failures = 0
  const few = due.toSorted((a, b) => a.conversationIds.length - b.conversationIds.length)
  for (const { accountId, conversationIds } of few)
    for (let from = 0; from < conversationIds.length; from += batch) {
      await waking.hold()
      const some = conversationIds.slice(from, from + batch)
      const isDone = await wakeBatch(waking, accountId, some, crowded.has(accountId))
      if (isDone) continue
      failures += 1
      break
    }
  return failures
}

async function wakeBatch(
  { db, log }: Waking,
  accountId: string,
  conversationIds: string[],
  asResync: boolean,
): Promise<boolean> {
  const by: SystemActor = { type: 'system', accountId: accountId as AccountId, clientId: null }
  try {
    const { woken } = await wakeConversations(db, { conversationIds, asResync, by })
    if (woken > 0) log.info({ job: 'waking', accountId, woken }, 'Snoozes ended.')
    return true
  } catch (error) {
    log.error({ accountId, error: reasonOf(error) }, 'Snoozes could not be ended.')
    return false
  }
}
