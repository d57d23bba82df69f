import { v7 } from 'uuid'
import { audienceOf, fold, indexWords } from '@parley/contract'
import type { Status } from '@parley/contract'
import { tables } from '@parley/db'
import type { ConversationRow } from '../conversations/conversationRow.ts'
import { wordBloom } from '../conversations/wordBloom.ts'
import { afterMessage } from '../messages/afterMessage.ts'
import type { MessageRow } from '../messages/toMessage.ts'
import type { Dialogue, Turn } from './dialogue.ts'
import { bytesFrom, drawFrom, pick } from './drawFrom.ts'
import type { Draw } from './drawFrom.ts'
import { personOf } from './personOf.ts'
import { topicLabel } from './topicLabel.ts'

const minute = 60_000
const day = 24 * 60 * minute
const subjectLength = 80

/** Where imported conversations go and who may have answered in them. */
export interface Setting {
  accountId: string
  inboxId: string
  /** userIds of those who answered, ascending. */
  agentIds: readonly string[]
  now: Date
}

export interface Draft {
  dialogueId: string
  contact: typeof tables.contacts.$inferSelect
  /** Its number is given when it is written. */
  conversation: ConversationRow & { wordBloom: string }
  messages: MessageRow[]
  /** The pointers of the member who answered, as their sending left them. */
  mark: typeof tables.readMarks.$inferSelect | null
}

/**
 * The rows a dialogue becomes, as if its turns had been sent one after the other: the fold is the
 * one of sendMessage. Everything made up follows from the ids, nothing from chance.
 */
export function draftConversation(dialogue: Dialogue, setting: Setting): Draft {
  const key = `${setting.accountId}\n${setting.inboxId}\n${dialogue.id}`
  const draw = drawFrom(key)
  const times = timesOf(dialogue.turns, setting.now, draw)
  const contact = draftContact(key, setting.accountId, times[0]!, draw)
  const agentId = setting.agentIds.length > 0 ? pick(setting.agentIds, draw('agent')) : null
  const begun = beginning(dialogue, setting, { key, contact, agentId, at: times[0]!, draw })
  const messages = draftMessages(dialogue.turns, begun, { key, agentId, times })
  const said = messages.reduce((row, message) => ({ ...row, ...afterMessage(row, message) }), begun)
  const conversation = {
    ...said,
    ...endOf(said, setting.now, draw),
    floorSeq: said.lastSeq,
    wordBloom: wordBloom(messages.flatMap(({ body }) => indexWords(body))),
  }
  return {
    dialogueId: dialogue.id,
    contact,
    conversation,
    messages,
    mark: markOf(messages, agentId),
  }
}

/** Ends somewhere in the two years before today and goes back from there: never in the future. */
function timesOf(turns: readonly Turn[], now: Date, draw: Draw): Date[] {
  const today = now.getTime() - (now.getTime() % day)
  let at = Math.floor(today - draw('time') * 728 * day)
  let pause = draw('pause')
  return turns
    .map(() => {
      const time = new Date(at)
      at -= Math.floor((0.5 + pause * 6) * minute)
      pause = (pause * 97 + 0.31) % 1
      return time
    })
    .reverse()
}

function draftContact(
  key: string,
  accountId: string,
  createdAt: Date,
  draw: Draw,
): Draft['contact'] {
  const person = personOf(draw)
  return {
    accountId,
    id: idAt(key, 'contact', createdAt),
    ...person,
    fold: fold(`${person.name} ${person.email}`),
    createdAt,
  }
}

interface Begin {
  key: string
  contact: Draft['contact']
  agentId: string | null
  at: Date
  draw: Draw
}

function beginning(
  dialogue: Dialogue,
  { accountId, inboxId }: Setting,
  { key, contact, agentId, at, draw }: Begin,
): ConversationRow {
  const facts = {
    id: idAt(key, 'conversation', at),
    kind: 'support' as const,
    purpose: null,
    inboxId,
    assigneeId: draw('assigned') < 0.55 ? agentId : null,
    teamId: null,
  }
  const subject = subjectOf(dialogue.turns)
  return {
    ...facts,
    ...untouched,
    accountId,
    subject,
    subjectFold: fold(subject),
    priority: priorityAt(draw('priority')),
    contactId: contact.id,
    labels: labelsOf(dialogue.topics),
    createdAt: at,
    lastActivityAt: at,
    audience: audienceOf({ ...facts, memberIds: [] }),
  }
}

const untouched = {
  number: 0,
  status: 'open',
  snoozedUntil: null,
  waitingFor: null,
  waitingSince: null,
  lastSeq: 0,
  lastReplySeq: 0,
  lastWordSeq: 0,
  floorSeq: 0,
  contactDeliveredSeq: 0,
  contactReadSeq: 0,
  contactReadAt: null,
  lastMessage: null,
  lastReply: null,
  participants: [] as string[],
  participantCount: 0,
  directKey: null,
} as const satisfies Partial<ConversationRow>

function labelsOf(topics: readonly string[]): string[] {
  const names = topics.map((topic) => topicLabel(topic)?.name).filter((name) => name !== undefined)
  return [...new Set(names)].sort()
}

/** The customer's first words, cut at a blank where there is one. */
function subjectOf(turns: readonly Turn[]): string {
  const first = turns.find(({ from }) => from === 'customer') ?? turns[0]!
  const line = first.text.replace(/\s+/g, ' ').trim()
  if (line.length <= subjectLength) return line
  const start = line
    .slice(0, subjectLength - 1)
    .toWellFormed()
    .replace(/\ufffd$/, '')
  return `${start.replace(/(?<=.{40}) \S*$/, '')}…`
}

/** Most have none. */
function priorityAt(chance: number): number | null {
  return [4, 3, 3, 2, 2, 2, 1, 1][Math.floor(chance * 32)] ?? null
}

function draftMessages(
  turns: readonly Turn[],
  conversation: ConversationRow,
  { key, agentId, times }: { key: string; agentId: string | null; times: Date[] },
): MessageRow[] {
  const agent = {
    authorType: agentId ? ('member' as const) : ('system' as const),
    authorId: agentId,
  }
  const customer = { authorType: 'contact' as const, authorId: conversation.contactId }
  return turns.map(({ from, text }, index) => ({
    accountId: conversation.accountId,
    id: idAt(key, `message ${index + 1}`, times[index]!),
    conversationId: conversation.id,
    seq: index + 1,
    replySeq: index + 1,
    ...(from === 'agent' ? agent : customer),
    kind: 'reply',
    body: text,
    attachments: [],
    reactions: null,
    activity: null,
    replyTo: null,
    createdAt: times[index]!,
    editedAt: null,
    deletedAt: null,
  }))
}

/** Old ones are mostly done; of the last month's, many still wait. Nobody owes a word in what is done. */
function endOf(row: ConversationRow, now: Date, draw: Draw): Partial<ConversationRow> {
  const recent = now.getTime() - row.lastActivityAt.getTime() < 30 * day
  const status = statusAt(draw('status'), recent ? [0.45, 0.6, 0.97] : [0.02, 0.035, 0.82])
  const done = status === 'resolved' || status === 'closed'
  return { status, ...(done ? { waitingFor: null, waitingSince: null } : {}) }
}

function statusAt(chance: number, [open, pending, resolved]: [number, number, number]): Status {
  if (chance < open) return 'open'
  if (chance < pending) return 'pending'
  return chance < resolved ? 'resolved' : 'closed'
}

const read = { readAt: null, unreadFrom: null, pinned: false, muted: false }

function markOf(messages: readonly MessageRow[], agentId: string | null): Draft['mark'] {
  const last = messages.findLast(({ authorType }) => authorType === 'member')
  if (!last || !agentId) return null
  const { accountId, conversationId, seq } = last
  return { accountId, conversationId, userId: agentId, ...read, deliveredSeq: seq, readSeq: seq }
}

function idAt(key: string, purpose: string, at: Date): string {
  return v7({ msecs: at.getTime(), random: bytesFrom(key, purpose) })
}
