import { and, asc, eq } from 'drizzle-orm'
import { audienceOf, Failure, fold } from '@parley/contract'
import type { ConversationAnswer, ConversationPatch, MemberActor } from '@parley/contract'
import { tables, transact } from '@parley/db'
import type { DbOrTx, Tx } from '@parley/db'
import { mustBeMembers } from '../members/mustBeMembers.ts'
import { once } from '../mutations/once.ts'
import { appendConversation, appendHidden } from './appendConversation.ts'
import { priorityRank, toFacts } from './conversationRow.ts'
import type { ConversationRow } from './conversationRow.ts'
import { readConversation } from './getConversation.ts'
import { lockConversation } from './lockConversation.ts'
import type { LockedConversation } from './lockConversation.ts'
import { mustKnowLabels, mustKnowTeam } from './mustKnow.ts'

const { conversations: c, participants: p } = tables

interface Input {
  conversationId: string
  patch: ConversationPatch
  mutationId?: string | undefined
  by: MemberActor
}

/**
 * Changes a conversation's status, priority, assignee, team, labels, snooze or subject; what the
 * patch leaves out stays. Who loses sight of it hears conversation.hidden. Refuses with
 * conversation.notFound, member.notFound, team.notFound, label.notFound, action.forbidden.
 */
export async function updateConversation(db: DbOrTx, input: Input): Promise<ConversationAnswer> {
  const { conversationId, patch, mutationId } = input
  return transact(db, input.by.accountId, async (tx) => {
    const locked = await lockConversation(tx, { conversationId, by: input.by, mutationId })
    const { by, recalled } = locked
    return once(tx, {
      id: mutationId,
      by,
      recalled,
      request: ['updateConversation', conversationId, patch],
      act: () => change(tx, locked, patch, by),
      keep: () => ({}),
      again: async () => ({ conversation: await readConversation(tx, { conversationId, by }) }),
    })
  })
}

async function change(
  tx: Tx,
  locked: LockedConversation,
  patch: ConversationPatch,
  by: MemberActor,
) {
  const before = locked.row
  mustBeChangeable(before, patch, by)
  await mustKnowAll(tx, patch)
  // Read before the change: the actor may lose sight of the conversation by it.
  const held = await readConversation(tx, { conversationId: before.id, by })
  const values = valuesOf(before, patch)
  const audience = await audienceAfter(tx, before, values)
  if (!differs(before, values)) return { conversation: held }
  const [row] = await tx.orm
    .update(c)
    .set({ ...values, audience })
    .where(and(eq(c.accountId, before.accountId), eq(c.id, before.id)))
    .returning()
  appendHidden(tx, { id: before.id, before: before.audience, after: audience, by })
  const contactSees = row!.status !== before.status || row!.subject !== before.subject
  const after = { row: row!, contact: locked.contact }
  appendConversation(tx, { ...after, type: 'conversation.updated', contactSees, by })
  return { conversation: { ...held, ...toFacts(after.row, after.contact) } }
}

/** Customer work belongs to support conversations; an announcement to those who write them. */
function mustBeChangeable(row: ConversationRow, patch: ConversationPatch, by: MemberActor) {
  if (row.kind === 'announcement' && by.role === 'agent')
    throw new Failure('action.forbidden', {
      message: 'Only owners and admins change announcements.',
    })
  if (row.kind === 'support') return
  const foreign = (['assigneeId', 'teamId', 'snoozedUntil'] as const).find(
    (key) => patch[key] != null,
  )
  if (foreign)
    throw new Failure('action.forbidden', {
      field: `patch.${foreign}`,
      message: `A ${row.kind} conversation has no ${foreign}.`,
    })
}

async function mustKnowAll(tx: Tx, patch: ConversationPatch) {
  if (patch.assigneeId) await mustBeMembers(tx, [patch.assigneeId], 'patch.assigneeId')
  if (patch.teamId) await mustKnowTeam(tx, patch.teamId, 'patch.teamId')
  if (patch.labels) await mustKnowLabels(tx, patch.labels, 'patch.labels')
}

type Values = Partial<ConversationRow>

function valuesOf(row: ConversationRow, patch: ConversationPatch): Values {
  const { priority, labels, subject, status, ...rest } = patch
  return {
    ...rest,
    ...(priority === undefined ? {} : { priority: priorityRank(priority) }),
    ...(labels === undefined ? {} : { labels: [...new Set(labels)].sort() }),
    ...(subject === undefined ? {} : { subject, subjectFold: fold(subject ?? '') }),
    ...(status === undefined || status === row.status ? {} : { status, ...waitingAt(row, status) }),
  }
}

/** Nobody owes a word in what is done; opened again, who had the last one waits as before. */
function waitingAt(row: ConversationRow, status: ConversationRow['status']): Values {
  if (row.kind !== 'support') return {}
  if (status === 'resolved' || status === 'closed') return { waitingFor: null, waitingSince: null }
  if (row.waitingFor !== null || row.lastReply === null) return {}
  return {
    waitingFor: row.lastReply.author.type === 'contact' ? 'agent' : 'contact',
    waitingSince: new Date(row.lastReply.createdAt),
  }
}

async function audienceAfter(tx: Tx, row: ConversationRow, values: Values): Promise<string[]> {
  if (values.assigneeId === undefined && values.teamId === undefined) return row.audience
  const seats = await tx.orm
    .select({ userId: p.userId })
    .from(p)
    .where(and(eq(p.accountId, row.accountId), eq(p.conversationId, row.id)))
    .orderBy(asc(p.joinedAt))
  return audienceOf({ ...row, ...values, memberIds: seats.map(({ userId }) => userId) })
}

function differs(row: ConversationRow, values: Values): boolean {
  return Object.entries(values).some(
    ([key, value]) => JSON.stringify(row[key as keyof ConversationRow]) !== JSON.stringify(value),
  )
}
