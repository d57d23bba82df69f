import { and, asc, eq } from 'drizzle-orm'
import { limits } from '@parley/contract'
import type { GetMessageInput, MemberActor, MessageVersionsAnswer } from '@parley/contract'
import { printCursor, readHead, tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { mustSeeMessage } from './mustSeeMessage.ts'

const { messageVersions: v } = tables
type Input = Pick<GetMessageInput, 'messageId'> & { by: MemberActor }

/** What an edited message said before, the first first; nothing of a deleted one. Refuses with message.notFound. */
export async function listVersions(db: DbOrTx, input: Input): Promise<MessageVersionsAnswer> {
  const { messageId, by } = input
  const head = await readHead(db, by.accountId)
  await mustSeeMessage(db, input)
  const items = await db.orm
    .select({ body: v.body, at: v.at })
    .from(v)
    .where(and(eq(v.accountId, by.accountId), eq(v.messageId, messageId)))
    .orderBy(asc(v.version))
    .limit(limits.versions)
  return { items, asOf: printCursor(head) }
}
