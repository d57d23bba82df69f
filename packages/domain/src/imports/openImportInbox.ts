import { and, asc, eq } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { InboxId, SystemActor, UserId } from '@parley/contract'
import { tables, transact } from '@parley/db'
import type { DbOrTx, Tx } from '@parley/db'
import { lockAccount } from '../accounts/appendAccount.ts'
import { createInbox } from '../inboxes/createInbox.ts'

const { inboxes, members } = tables

interface Input {
  name: string
  by: SystemActor
}

/**
 * The inbox of that name, the oldest if there are several; made when there is none. A new one is
 * served by all agents the account has at that moment, or only owners and admins would see what is
 * imported; who serves an inbox that exists stays as it is.
 */
export async function openImportInbox(
  db: DbOrTx,
  { name, by }: Input,
): Promise<{ inboxId: string }> {
  return transact(db, by.accountId, async (tx) => {
    // Two imports that start together make one inbox.
    await lockAccount(tx)
    const [held] = await tx.orm
      .select({ inboxId: inboxes.id })
      .from(inboxes)
      .where(and(eq(inboxes.accountId, by.accountId), eq(inboxes.name, name)))
      .orderBy(asc(inboxes.createdAt), asc(inboxes.id))
      .limit(1)
    return held ?? make(tx, { name, by })
  })
}

async function make(tx: Tx, { name, by }: Input) {
  const agents = await tx.orm
    .select({ userId: members.userId })
    .from(members)
    .where(and(eq(members.accountId, by.accountId), eq(members.role, 'agent')))
  const inboxId = v7() as InboxId
  const memberIds = agents.map(({ userId }) => userId as UserId)
  await createInbox(tx, { id: inboxId, name, channel: 'api', memberIds, by })
  return { inboxId: inboxId as string }
}
