import { sql } from 'drizzle-orm'
import type { MemberActor } from '@parley/contract'
import { appendEvent, tables } from '@parley/db'
import type { Tx } from '@parley/db'
import { appendChange } from '../conversations/appendChange.ts'
import type { ConversationRow } from '../conversations/conversationRow.ts'
import { forgetHidden } from '../notifications/forgetHidden.ts'
import { readWithConversation } from '../notifications/readWithConversation.ts'
import { tellOfAssignments } from '../notifications/tellOfAssignment.ts'
import { activityOf } from '../messages/activityOf.ts'
import type { MessageRow } from '../messages/toMessage.ts'
import { writeActivities } from '../messages/writeActivities.ts'
import { mostToldEach } from './operationRow.ts'
import type { OperationRow } from './operationRow.ts'
import { appendMarks, isHeard, writeMarks } from './markBatch.ts'
import type { MarkedRow } from './markBatch.ts'
import type { Planned } from './planForward.ts'

const { conversations: c, operationItems: i } = tables

interface Batch {
  operation: OperationRow
  planned: readonly Planned[]
  by: MemberActor
}

interface Done extends Batch {
  changes: readonly Change[]
}

interface Change {
  before: ConversationRow
  row: ConversationRow
  contact: NonNullable<Planned['found']>['contact']
  line: MessageRow | null
}

/** Writes what becomes of a batch in two statements, and says it: row by row, or of a large operation once. */
export async function writeBatch(tx: Tx, { operation, planned, by }: Batch): Promise<void> {
  if (planned.length === 0) return
  const changes = planned.flatMap(({ found, values }): Change[] => {
    if (!found || !values) return []
    const { row: before, contact } = found
    const line = activityOf(before, values, by)
    const lastSeq = line?.seq ?? before.lastSeq
    return [{ before, row: { ...before, ...values, lastSeq }, contact, line }]
  })
  writeActivities(
    tx,
    changes.flatMap(({ line }) => line ?? []),
  )
  const rowOf = new Map(changes.map(({ row }) => [row.id, row]))
  const marks = planned.flatMap(({ found, mark }): MarkedRow[] =>
    found && mark ? [{ row: rowOf.get(found.row.id) ?? found.row, ...mark }] : [],
  )
  await Promise.all([
    writeRows(tx, changes),
    writeMarks(tx, marks, by),
    writeItems(tx, operation, planned),
  ])
  if (operation.matched <= mostToldEach) {
    for (const change of changes) appendChange(tx, { ...change, by })
    await appendMarks(tx, marks, by)
  } else if (changes.length > 0 || marks.some(isHeard))
    appendEvent(tx, {
      body: { type: 'resync', afterMs: 0 },
      audience: ['members', ...contactsOf(changes)],
      by,
    })
  else if (marks.length > 0)
    appendEvent(tx, {
      body: { type: 'resync', afterMs: 0 },
      audience: [`user:${by.userId}`],
      by,
    })
  await tellBatch(tx, { operation, planned, changes, by })
}

/** What people were told before, and what they are told of it. What is put back is no news. */
async function tellBatch(tx: Tx, { operation, planned, changes, by }: Done) {
  const lost = ({ before, row }: Change) =>
    before.audience.some((topic) => !row.audience.includes(topic))
  await forgetHidden(
    tx,
    changes.filter(lost).map(({ row }) => row),
  )
  // Also of what was read before: there may be news of what is no word.
  const read = operation.patch.read === true && operation.state === 'running'
  const rows = read ? planned.flatMap(({ found }) => found?.row ?? []) : []
  const reads = rows.map(({ id, lastSeq }) => ({ conversationId: id, seq: lastSeq }))
  await readWithConversation(tx, { reads, by })
  if (operation.state !== 'running') return
  await tellOfAssignments(tx, { operationId: operation.id, changes, by })
}

/** A contact sees the status alone, and holds no topic of the members. */
function contactsOf(changes: readonly Change[]): string[] {
  const told = changes.filter(({ before, row }) => row.contactId && row.status !== before.status)
  return [...new Set(told.map(({ row }) => `contact:${row.contactId}`))]
}

async function writeRows(tx: Tx, changes: readonly Change[]) {
  if (changes.length === 0) return
  const rows = changes.map(({ row }) => ({
    id: row.id,
    status: row.status,
    priority: row.priority,
    assignee_id: row.assigneeId,
    team_id: row.teamId,
    labels: row.labels,
    snoozed_until: row.snoozedUntil,
    waiting_for: row.waitingFor,
    waiting_since: row.waitingSince,
    audience: row.audience,
    last_seq: row.lastSeq,
  }))
  await tx.orm.execute(sql`
    update ${c} set status = v.status, priority = v.priority, assignee_id = v.assignee_id,
      team_id = v.team_id, labels = v.labels, snoozed_until = v.snoozed_until,
      waiting_for = v.waiting_for, waiting_since = v.waiting_since, audience = v.audience, last_seq = v.last_seq
    from jsonb_to_recordset((${JSON.stringify(rows)}::text)::jsonb) as v (id uuid, status text,
      priority smallint, assignee_id uuid, team_id uuid, labels text[], snoozed_until timestamptz,
      waiting_for text, waiting_since timestamptz, audience text[], last_seq integer)
    where ${c.accountId} = ${tx.accountId} and ${c.id} = v.id`)
}

async function writeItems(tx: Tx, operation: OperationRow, planned: readonly Planned[]) {
  const isForward = operation.state === 'running'
  const [touched, left] = isForward ? ['changed', 'skipped'] : ['undone', 'kept']
  const items = planned.map(({ item, found, values, mark }) => ({
    position: item.position,
    state: (values ?? mark) ? touched : left,
    previous:
      isForward && found && (values ?? mark)
        ? { ...previousOf(found.row, values ?? {}), ...(mark ? { mark } : {}) }
        : item.previous,
  }))
  await tx.orm.execute(sql`
    update ${i} set state = v.state, previous = v.previous
    from jsonb_to_recordset((${JSON.stringify(items)}::text)::jsonb) as v (position integer,
      state text, previous jsonb)
    where ${i.accountId} = ${tx.accountId} and ${i.operationId} = ${operation.id}
      and ${i.position} = v.position`)
}

/** The audience follows from the others, and is not put back by itself. */
function previousOf(row: ConversationRow, { audience: _, ...values }: Partial<ConversationRow>) {
  return Object.fromEntries(
    Object.entries(values).map(([column, became]) => [
      column,
      { was: row[column as keyof ConversationRow], became },
    ]),
  )
}
