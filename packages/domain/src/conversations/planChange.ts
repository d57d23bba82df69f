import { Failure, fold } from '@parley/contract'
import type { ConversationPatch, MemberActor } from '@parley/contract'
import { priorityRank } from './conversationRow.ts'
import type { ConversationRow } from './conversationRow.ts'

export type Values = Partial<ConversationRow>

/**
 * What a patch makes of a row, decided without asking anybody: the columns that come out otherwise,
 * null when none does. The audience is not among them. Refuses with action.forbidden.
 */
export function planChange(
  row: ConversationRow,
  patch: ConversationPatch,
  by: MemberActor,
): Values | null {
  mustBeChangeable(row, patch, by)
  const changed = Object.entries(valuesOf(row, patch)).filter(
    ([key, value]) => JSON.stringify(row[key as keyof ConversationRow]) !== JSON.stringify(value),
  )
  return changed.length === 0 ? null : Object.fromEntries(changed)
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

function valuesOf(row: ConversationRow, patch: ConversationPatch): Values {
  const { priority, labels, subject, status, assigneeId, teamId, snoozedUntil } = patch
  return {
    ...(assigneeId === undefined ? {} : { assigneeId }),
    ...(teamId === undefined ? {} : { teamId }),
    ...(snoozedUntil === undefined ? {} : { snoozedUntil }),
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
