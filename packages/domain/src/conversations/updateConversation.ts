import { and, eq } from 'drizzle-orm'
import { audienceOf } from '@parley/contract'
import type { ConversationAnswer, ConversationPatch, MemberActor } from '@parley/contract'
import { tables, transact } from '@parley/db'
import type { DbOrTx, Tx } from '@parley/db'
import { activityOf } from '../messages/activityOf.ts'
import { writeActivities } from '../messages/writeActivities.ts'
import { once } from '../mutations/once.ts'
import { forgetHidden } from '../notifications/forgetHidden.ts'
import { tellOfAssignment } from '../notifications/tellOfAssignment.ts'
import { appendChange } from './appendChange.ts'
import { toFacts } from './conversationRow.ts'
import type { ConversationRow } from './conversationRow.ts'
import { readConversation } from './getConversation.ts'
import { lockConversation } from './lockConversation.ts'
import type { LockedConversation } from './lockConversation.ts'
import { mustKnowPatch } from './mustKnowPatch.ts'
import { planChange } from './planChange.ts'
import type { Values } from './planChange.ts'
import { readSeats } from './readSeats.ts'
import { rowColumns } from './conversationRow.ts'

const { conversations: c } = tables

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
  const values = planChange(before, patch, by)
  await mustKnowPatch(tx, patch)
  // Read before the change: the actor may lose sight of the conversation by it.
  const held = await readConversation(tx, { conversationId: before.id, by })
  if (!values) return { conversation: held }
  const audience = await audienceAfter(tx, before, values)
  const line = activityOf(before, values, by)
  if (line) writeActivities(tx, [line])
  const [row] = await tx.orm
    .update(c)
    .set({ ...values, audience, ...(line ? { lastSeq: line.seq } : {}) })
    .where(and(eq(c.accountId, before.accountId), eq(c.id, before.id)))
    .returning(rowColumns)
  const after = { row: row!, contact: locked.contact }
  appendChange(tx, { ...after, before, line, by })
  if (before.audience.some((topic) => !audience.includes(topic))) await forgetHidden(tx, [row!])
  await tellOfAssignment(tx, { before, row: row!, by })
  return { conversation: { ...held, ...toFacts(after.row, after.contact) } }
}

async function audienceAfter(tx: Tx, row: ConversationRow, values: Values): Promise<string[]> {
  if (values.assigneeId === undefined && values.teamId === undefined) return row.audience
  const seats = await readSeats(tx, [row.id])
  return audienceOf({ ...row, ...values, memberIds: seats.get(row.id)! })
}
