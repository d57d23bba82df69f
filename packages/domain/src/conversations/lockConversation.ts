import { and, eq, sql } from 'drizzle-orm'
import { Failure, topicsOf } from '@parley/contract'
import type { Actor, MemberActor } from '@parley/contract'
import { placesColumns, statement, tables } from '@parley/db'
import type { Given, Tx } from '@parley/db'
import { lockActor } from '../actors/lockActor.ts'
import { recall } from '../mutations/once.ts'
import type { FirstRun } from '../mutations/once.ts'
import type { ConversationRow } from './conversationRow.ts'
import { maySee } from './mustSee.ts'
import type { ReadMark } from './readMark.ts'
import { markColumns, markOr } from './readMark.ts'
import { rowColumns } from './conversationRow.ts'

const { conversations, contacts, members, mutations, readMarks } = tables
type ContactRow = typeof tables.contacts.$inferSelect

export interface LockedConversation {
  row: ConversationRow
  contact: ContactRow | null
}

/** A locked conversation, and what it and the mutation are to the actor. */
export interface Held<A extends Actor> extends LockedConversation {
  by: A
  mark: ReadMark
  /** Whether something the actor was told of it is unread. */
  hasNews: boolean
  /** The first run of the mutation, if there was one. */
  recalled: FirstRun | null
}

interface Wanted<A extends Actor> {
  conversationId: string
  by: A
  mutationId?: string | undefined
}

/**
 * Locks the actor and a conversation for writing and makes sure the one may see the other: every
 * verb on a conversation begins here. What the actor may not see does not exist for them.
 */
export async function lockConversation<A extends Actor>(
  tx: Tx,
  { conversationId, by: claimed, mutationId }: Wanted<A>,
): Promise<Held<A>> {
  // One round trip; in this order, as every lock is taken and what is read lies behind it.
  const [by, [found], { topics, ...standing }] = await Promise.all([
    lockActor(tx, claimed),
    lockRow(tx, { accountId: tx.accountId, conversationId }),
    readStanding(tx, { conversationId, by: claimed, mutationId }),
  ])
  if (!found || !maySee(found.row, topics, by))
    throw new Failure('conversation.notFound', { field: 'conversationId' })
  return { ...found, ...standing, by }
}

interface RowKey {
  accountId: string
  conversationId: string
}

const lockRow = statement((orm, { accountId, conversationId }: Given<RowKey>) =>
  orm
    .select({ row: rowColumns, contact: contacts })
    .from(conversations)
    .leftJoin(
      contacts,
      and(
        eq(contacts.accountId, conversations.accountId),
        eq(contacts.id, conversations.contactId),
      ),
    )
    .where(and(eq(conversations.accountId, accountId), eq(conversations.id, conversationId)))
    .for('update', { of: conversations }),
)

/** What must be read behind the locks: the actor's topics and mark, and the first run. */
async function readStanding(tx: Tx, { conversationId, by, mutationId }: Wanted<Actor>) {
  if (by.type !== 'member') {
    const recalled = mutationId === undefined ? null : await recall(tx, mutationId)
    return { topics: [], mark: markOr(null), hasNews: false, recalled }
  }
  const [standing] = await selectStanding(tx, {
    accountId: tx.accountId,
    userId: by.userId,
    conversationId,
    mutationId: mutationId ?? null,
  })
  if (!standing) return { topics: [], mark: markOr(null), hasNews: false, recalled: null }
  const { places, mark, hasNews, recalled } = standing
  return { topics: topicsOf(places), mark: markOr(mark), hasNews, recalled }
}

interface StandingKey extends RowKey {
  userId: MemberActor['userId']
  mutationId: string | null
}

const selectStanding = statement(
  (orm, { accountId, userId, conversationId, mutationId }: Given<StandingKey>) =>
    orm
      .select({
        places: placesColumns,
        mark: markColumns,
        hasNews: sql<boolean>`exists (select 1 from notifications n
          where n.account_id = ${accountId} and n.user_id = ${userId}
            and n.conversation_id = ${conversationId} and n.read_at is null)`,
        recalled: mutations,
      })
      .from(members)
      .leftJoin(
        readMarks,
        and(
          eq(readMarks.accountId, members.accountId),
          eq(readMarks.userId, members.userId),
          eq(readMarks.conversationId, conversationId),
        ),
      )
      .leftJoin(
        mutations,
        and(eq(mutations.accountId, members.accountId), eq(mutations.id, mutationId)),
      )
      .where(and(eq(members.accountId, accountId), eq(members.userId, userId))),
)
