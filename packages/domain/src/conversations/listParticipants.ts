import { and, asc, eq } from 'drizzle-orm'
import { limits } from '@parley/contract'
import type {
  ListParticipantsInput,
  MemberActor,
  ParticipantsAnswer,
  UserId,
} from '@parley/contract'
import { printCursor, readHead, tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { mustSeeConversation } from './mustSee.ts'

const { participants: p } = tables
type Input = Pick<ListParticipantsInput, 'conversationId'> & { by: MemberActor }

/** Who takes part in a conversation, by time of joining, at most 1,000. Refuses with conversation.notFound. */
export async function listParticipants(db: DbOrTx, input: Input): Promise<ParticipantsAnswer> {
  const { conversationId, by } = input
  const head = await readHead(db, by.accountId)
  await mustSeeConversation(db, { conversationId, by })
  const found = await db.orm
    .select({ userId: p.userId })
    .from(p)
    .where(and(eq(p.accountId, by.accountId), eq(p.conversationId, conversationId)))
    .orderBy(asc(p.joinedAt), asc(p.userId))
    .limit(limits.participantsListed)
  return { items: found.map(({ userId }) => userId as UserId), asOf: printCursor(head) }
}
