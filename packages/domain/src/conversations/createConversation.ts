import { and, eq, inArray } from 'drizzle-orm'
import { audienceOf, Failure, fold } from '@parley/contract'
import type {
  Actor,
  Conversation,
  ConversationAnswer,
  CreateConversationInput,
} from '@parley/contract'
import { tables, transact } from '@parley/db'
import type { DbOrTx, Tx } from '@parley/db'
import { lockActor } from '../actors/lockActor.ts'
import { mustManage } from '../actors/mustManage.ts'
import { readTopics } from '../actors/readTopics.ts'
import { mustBeMembers } from '../members/mustBeMembers.ts'
import { once } from '../mutations/once.ts'
import { tellOfBeginning } from '../notifications/tellOfBeginning.ts'
import { appendConversation } from './appendConversation.ts'
import { priorityRank, toFacts } from './conversationRow.ts'
import type { ConversationRow } from './conversationRow.ts'
import { readConversation } from './getConversation.ts'
import { seatMembers } from './joinConversation.ts'
import { nextNumber } from './nextNumber.ts'
import { mustKnowLabels, mustKnowTeam } from './mustKnow.ts'
import type { LockedConversation } from './lockConversation.ts'
import { rowColumns } from './conversationRow.ts'

const { contacts, conversations: c, inboxes, teamMembers } = tables
type Wanted = DistributiveOmit<CreateConversationInput, 'accountId'>
type DistributiveOmit<T, K extends keyof never> = T extends unknown ? Omit<T, K> : never
type Input = Wanted & {
  by: Actor
  /** When it began, for history that is brought in; now by default. */
  at?: Date
}

/**
 * Begins a conversation. Between the same two members there is one direct conversation: asking
 * again answers it. Announcements are begun by owners and admins. Refuses with inbox.notFound,
 * contact.notFound, member.notFound, team.notFound, label.notFound, role.forbidden and, for an id
 * used otherwise, mutation.idReused.
 */
export async function createConversation(db: DbOrTx, input: Input): Promise<ConversationAnswer> {
  const { by: claimed, at: _, ...wanted } = input
  return transact(db, claimed.accountId, async (tx) => {
    const by = await lockActor(tx, claimed)
    return once(tx, {
      id: input.id,
      by,
      request: ['createConversation', wanted],
      act: async () => answer(tx, (await begin(tx, { ...input, by })).row.id, by),
      keep: ({ conversation }) => conversation.id,
      again: (id) => answer(tx, id, by),
    })
  })
}

async function answer(
  tx: Tx,
  conversationId: string,
  by: Actor,
): Promise<{ conversation: Conversation }> {
  if (by.type === 'member')
    return { conversation: await readConversation(tx, { conversationId, by }) }
  const [row] = await tx.orm
    .select()
    .from(c)
    .where(and(eq(c.accountId, by.accountId), eq(c.id, conversationId)))
  const nobody = { readSeq: 0, unreadFrom: null, unreadCount: 0, pinned: false, muted: false }
  return { conversation: { ...toFacts(row!, null), ...nobody } }
}

async function begin(tx: Tx, input: Input): Promise<LockedConversation> {
  switch (input.kind) {
    case 'support':
      return beginSupport(tx, input)
    case 'direct':
      return beginDirect(tx, input)
    case 'group':
      return beginGroup(tx, input)
    case 'announcement':
      mustManage(input.by)
      return insert(tx, input, { subject: input.subject }, [])
  }
}

async function beginSupport(
  tx: Tx,
  input: Input & { kind: 'support' },
): Promise<LockedConversation> {
  const { by, inboxId, contactId, assigneeId = null, teamId = null, labels = [] } = input
  await mustServe(tx, inboxId, by)
  if (by.type === 'contact' && by.contactId !== contactId)
    throw new Failure('contact.notFound', { field: 'contactId' })
  if (assigneeId) await mustBeMembers(tx, [assigneeId], 'assigneeId')
  if (teamId) await mustKnowTeam(tx, teamId, 'teamId')
  await mustKnowLabels(tx, labels, 'labels')
  const [contact] = await tx.orm
    .select()
    .from(contacts)
    .where(and(eq(contacts.accountId, by.accountId), eq(contacts.id, contactId)))
  if (!contact) throw new Failure('contact.notFound', { field: 'contactId' })
  const { subject = null, priority } = input
  const own = { inboxId, contactId, assigneeId, teamId, subject, priority: priorityRank(priority) }
  return insert(tx, input, { ...own, labels: [...new Set(labels)].sort() }, [], contact)
}

/** Agents begin conversations in inboxes they serve; for others the inbox does not exist. */
async function mustServe(tx: Tx, inboxId: string, by: Actor) {
  const [inbox] = await tx.orm
    .select({ id: inboxes.id })
    .from(inboxes)
    .where(and(eq(inboxes.accountId, by.accountId), eq(inboxes.id, inboxId)))
    .for('share')
  const topics = by.type === 'member' ? await readTopics(tx, by) : []
  const serves =
    by.type !== 'member' || topics.includes('admins') || topics.includes(`inbox:${inboxId}`)
  if (!inbox || !serves) throw new Failure('inbox.notFound', { field: 'inboxId' })
}

async function beginDirect(tx: Tx, input: Input & { kind: 'direct' }): Promise<LockedConversation> {
  const { by, participantIds } = input
  if (by.type !== 'member') throw new Failure('action.forbidden')
  const [other] = participantIds
  if (other === by.userId)
    throw new Failure('input.invalid', {
      field: 'participantIds.0',
      message: 'must be somebody else',
    })
  await mustBeMembers(tx, participantIds, 'participantIds')
  const directKey = [by.userId, other!].sort().join(':')
  const [existing] = await tx.orm
    .select()
    .from(c)
    .where(and(eq(c.accountId, by.accountId), eq(c.directKey, directKey)))
  if (existing) return { row: existing, contact: null }
  return insert(tx, input, { directKey }, [by.userId, other!])
}

async function beginGroup(tx: Tx, input: Input & { kind: 'group' }): Promise<LockedConversation> {
  const { by, participantIds, teamId = null, subject } = input
  await mustBeMembers(tx, participantIds, 'participantIds')
  if (teamId) await mustKnowTeam(tx, teamId, 'teamId')
  const team = teamId
    ? await tx.orm
        .select({ userId: teamMembers.userId })
        .from(teamMembers)
        .where(and(eq(teamMembers.accountId, by.accountId), inArray(teamMembers.teamId, [teamId])))
    : []
  const creator = by.type === 'member' ? [by.userId] : []
  const people = [...creator, ...participantIds, ...team.map(({ userId }) => userId)]
  return insert(tx, input, { subject, teamId }, people)
}

type Own = Partial<ConversationRow>

async function insert(
  tx: Tx,
  input: Pick<Input, 'id' | 'kind' | 'by' | 'at'>,
  own: Own,
  people: string[],
  contact: LockedConversation['contact'] = null,
): Promise<LockedConversation> {
  const { id, kind, by, at = new Date() } = input
  const facts = { id, kind, purpose: null, inboxId: null, assigneeId: null, teamId: null, ...own }
  const values = {
    ...facts,
    accountId: by.accountId,
    number: await nextNumber(tx),
    subjectFold: fold(own.subject ?? ''),
    createdAt: at,
    lastActivityAt: at,
    audience: audienceOf({ ...facts, memberIds: [] }),
  }
  const [row] = await tx.orm.insert(c).values(values).returning(rowColumns)
  // Topics first, then the news that only they hear; it is true at lastSeq 0 and says who takes part.
  const seated = await seatMembers(tx, row!, people, by)
  const fresh = { row: seated.row, contact }
  appendConversation(tx, { ...fresh, type: 'conversation.new', by })
  if (!input.at) await tellOfBeginning(tx, { row: fresh.row, by })
  return fresh
}
