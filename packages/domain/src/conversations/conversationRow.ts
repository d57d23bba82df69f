import type {
  Contact,
  ConversationFacts,
  MessageId,
  MessagePreview,
  ContactId,
} from '@parley/contract'
import { getTableColumns } from 'drizzle-orm'
import { priorities } from '@parley/contract'
import { tables } from '@parley/db'

const { conversations: c, contacts } = tables
/** What only searching needs: a good part of a row, and no verb's business. */
const sought = ['facets', 'surfacedAt', 'contactType', 'contactFold', 'wordBloom'] as const
type Sought = (typeof sought)[number]
export type ConversationRow = Omit<typeof tables.conversations.$inferSelect, Sought>

/** The columns of a ConversationRow. */
export const rowColumns = Object.fromEntries(
  Object.entries(getTableColumns(c)).filter(([key]) => !sought.includes(key as Sought)),
) as Omit<ReturnType<typeof getTableColumns<typeof c>>, Sought>
type Preview = NonNullable<ConversationRow['lastMessage']>

/** The columns that a conversation's facts are made of: lists read no others. */
export const factsColumns = {
  id: c.id,
  accountId: c.accountId,
  number: c.number,
  purpose: c.purpose,
  kind: c.kind,
  subject: c.subject,
  status: c.status,
  priority: c.priority,
  inboxId: c.inboxId,
  assigneeId: c.assigneeId,
  teamId: c.teamId,
  labels: c.labels,
  snoozedUntil: c.snoozedUntil,
  waitingFor: c.waitingFor,
  waitingSince: c.waitingSince,
  lastActivityAt: c.lastActivityAt,
  createdAt: c.createdAt,
  lastSeq: c.lastSeq,
  lastMessage: c.lastMessage,
  participants: c.participants,
  participantCount: c.participantCount,
}
export const contactColumns = {
  id: contacts.id,
  name: contacts.name,
  email: contacts.email,
  type: contacts.type,
}
type FactsRow = Pick<ConversationRow, keyof typeof factsColumns>
type ContactRow = Pick<typeof contacts.$inferSelect, keyof typeof contactColumns>

/** The facts of a row, with its contact. */
export function toFacts(row: FactsRow, contact: ContactRow | null): ConversationFacts {
  return {
    id: row.id,
    accountId: row.accountId,
    number: row.number,
    purpose: row.purpose,
    kind: row.kind,
    subject: row.subject,
    status: row.status,
    priority: row.priority === null ? null : priorities[priorities.length - row.priority],
    inboxId: row.inboxId,
    contact: contact && toContact(contact),
    assigneeId: row.assigneeId,
    teamId: row.teamId,
    labels: row.labels,
    snoozedUntil: row.snoozedUntil,
    waitingFor: row.waitingFor,
    waitingSince: row.waitingSince,
    lastActivityAt: row.lastActivityAt,
    createdAt: row.createdAt,
    lastSeq: row.lastSeq,
    lastMessage: row.lastMessage && toPreview(row.lastMessage),
    participants: row.participants,
    participantCount: row.participantCount,
  } as ConversationFacts
}

/** What the contact sees of the same conversation: replies only, nothing of the team's work. */
export function toContactFacts(
  row: ConversationRow,
  contact: ContactRow | null,
): ConversationFacts {
  return {
    ...toFacts(row, contact),
    priority: null,
    assigneeId: null,
    teamId: null,
    labels: [],
    snoozedUntil: null,
    waitingFor: null,
    waitingSince: null,
    participants: [],
    participantCount: 0,
    lastSeq: row.lastReplySeq,
    lastMessage: row.lastReply && toPreview(row.lastReply),
    lastActivityAt: row.lastReply ? new Date(row.lastReply.createdAt) : row.createdAt,
  }
}

export function toContact(row: ContactRow): Contact {
  return { id: row.id as ContactId, name: row.name, email: row.email, type: row.type }
}

function toPreview(stored: Preview): MessagePreview {
  return {
    ...stored,
    id: stored.id as MessageId,
    attached: stored.attached ?? null,
    createdAt: new Date(stored.createdAt),
    deletedAt: stored.deletedAt === null ? null : new Date(stored.deletedAt),
  }
}

/** The number a priority is stored and sorted as: 4 for urgent down to 1 for low. */
export function priorityRank(
  priority: (typeof priorities)[number] | null | undefined,
): number | null {
  return priority ? priorities.length - priorities.indexOf(priority) : null
}
