import { audienceOf, fold } from '@parley/contract'
import type { Status } from '@parley/contract'
import type { tables } from '@parley/db'
import { afterMessage, wordBloom } from '@parley/domain'
import { uuidAt, zipfFrom } from './chance.ts'
import type { Chance } from './chance.ts'
import type { columns } from './columns.ts'
import { dataNow } from './draftAccount.ts'
import type { AccountDraft, Person } from './draftAccount.ts'
import { readingOf } from './readingOf.ts'
import type { MarkRow } from './readingOf.ts'
import { capital } from './draftAccount.ts'
import { vectorOf } from './vectorOf.ts'

const minute = 60_000
const day = 86_400_000
const years = 730 * day

type Stored = typeof tables.conversations.$inferSelect
/** What the database does not keep by itself. */
export type ConversationRow = Pick<Stored, (typeof columns)['conversations'][number]>
export type MessageRow = typeof tables.messages.$inferSelect

export interface ConversationDraft {
  row: ConversationRow
  messages: MessageRow[]
  marks: MarkRow[]
  memberIds: string[]
}

/** Draws what conversations of an account are made of. */
export interface Draw {
  chance: Chance
  account: AccountDraft
  words: readonly string[]
  word(): number
  inbox(): number
  label(): number
  contact(): number
  team(): number
  /** Those whose marks cover all they may see. */
  diligent: { person: Person; topics: Set<string> }[]
}

export function drawsFor(
  chance: Chance,
  account: AccountDraft,
  language: Pick<Draw, 'words' | 'word'>,
): Draw {
  const topicsOfMine = ({ role, userId, inboxIds, teamIds }: Person) =>
    new Set([
      'members',
      `user:${userId}`,
      ...(role === 'agent' ? [] : ['admins']),
      ...inboxIds.map((id) => `inbox:${id}`),
      ...teamIds.map((id) => `team:${id}`),
    ])
  return {
    chance,
    account,
    ...language,
    inbox: zipfFrom(chance, account.inboxIds.length, 0.7),
    label: zipfFrom(chance, account.labels.length),
    contact: zipfFrom(chance, account.contacts.length, 0.4),
    team: zipfFrom(chance, account.teamIds.length, 0.8),
    diligent: account.people
      .filter(({ diligence }) => diligence !== 'touched')
      .map((person) => ({ person, topics: topicsOfMine(person) })),
  }
}

/**
 * The `index`th of an account's conversations, in the order of their beginning over two years, more
 * of them lately, as if its words had been sent one after the other.
 */
export function draftConversation(draw: Draw, index: number): ConversationDraft {
  const { chance, account } = draw
  const share = (index + chance.next()) / account.size
  const at = Math.floor(dataNow.getTime() - years * (1 - share) ** 1.6 - minute)
  const row = begin(draw, index, at)
  const memberIds = seats(draw, row)
  const messages = talk(draw, row, memberIds)
  if (row.kind === 'support') finish(draw, row)
  if (index < account.size * 0.1) row.floorSeq = row.lastSeq
  row.participants = memberIds.slice(0, 8)
  row.participantCount = memberIds.length
  row.audience = audienceOf({ ...row, memberIds })
  return { row, messages, marks: readingOf(draw, row, messages), memberIds }
}

function begin(draw: Draw, index: number, at: number): ConversationRow {
  const { chance, account } = draw
  const id = uuidAt(chance, at)
  const created = new Date(at)
  const kind = kindAt(chance.next())
  const inbox = draw.inbox()
  const assignees = account.inboxPeople[inbox]!
  const words = Array.from({ length: 3 + chance.below(5) }, () => draw.words[draw.word()]!)
  const subject = kind === 'direct' ? null : capital(words.join(' '))
  const isSupport = kind === 'support'
  const contact = isSupport ? account.contacts[draw.contact()]! : null
  return {
    accountId: account.id,
    id,
    number: index + 1,
    kind,
    purpose: null,
    subject,
    subjectFold: subject === null ? '' : fold(subject),
    status: 'open',
    priority: isSupport ? priorityAt(chance.next()) : null,
    inboxId: isSupport ? account.inboxIds[inbox]! : null,
    contactId: contact?.id ?? null,
    contactType: contact?.type ?? null,
    contactFold: contact?.fold ?? '',
    wordBloom: '',
    assigneeId:
      isSupport && assignees.length > 0 && chance.next() < 0.7 ? chance.pick(assignees) : null,
    teamId: isSupport && chance.next() < 0.4 ? account.teamIds[draw.team()]! : null,
    labels: isSupport ? labelsOf(draw) : [],
    snoozedUntil: null,
    waitingFor: null,
    waitingSince: null,
    lastActivityAt: created,
    createdAt: created,
    lastSeq: 0,
    lastReplySeq: 0,
    lastWordSeq: 0,
    floorSeq: 0,
    contactDeliveredSeq: 0,
    contactReadSeq: 0,
    lastMessage: null,
    lastReply: null,
    participants: [],
    participantCount: 0,
    audience: [],
    directKey: null,
  }
}

function kindAt(chance: number): ConversationRow['kind'] {
  if (chance < 0.0005) return 'direct'
  if (chance < 0.0008) return 'group'
  return chance < 0.00081 ? 'announcement' : 'support'
}

function priorityAt(chance: number): number | null {
  if (chance < 0.02) return 4
  if (chance < 0.07) return 3
  if (chance < 0.15) return 2
  return chance < 0.2 ? 1 : null
}

function labelsOf({ chance, account, label }: Draw): string[] {
  const count = [0, 0, 0, 1, 1, 1, 1, 2, 2, 3][chance.below(10)]!
  const names = Array.from({ length: count }, () => account.labels[label()]!)
  return [...new Set(names)].sort()
}

/** Who takes part: few in customers' conversations. */
function seats({ chance, account }: Draw, row: ConversationRow): string[] {
  const some = (count: number) => [
    ...new Set(Array.from({ length: count }, () => chance.pick(account.people).userId)),
  ]
  if (row.kind === 'group') return some(3 + chance.below(9))
  if (row.kind === 'announcement') return []
  if (row.kind === 'support') return chance.next() < 0.01 ? some(1 + chance.below(2)) : []
  const [a, b = account.people.find(({ userId }) => userId !== a)!.userId] = some(2)
  // Two members have one direct conversation; here they may have more, so none has the key.
  return [a!, b]
}

function talk(
  draw: Draw,
  row: ConversationRow,
  memberIds: string[],
): ConversationDraft['messages'] {
  const { chance, account } = draw
  const count = Math.min(60, 1 + Math.floor(Math.log(1 - chance.next()) / Math.log(2 / 3)))
  const room = dataNow.getTime() - minute - row.createdAt.getTime()
  const agents = row.kind === 'support' ? agentsOf(draw, row) : memberIds
  let at = row.createdAt.getTime()
  const words = new Set<string>()
  const messages = Array.from({ length: count }, (_, index) => {
    if (index > 0) at += Math.min(pause(chance), room / count)
    const isAgents = row.kind !== 'support' || (index > 0 && chance.next() < 0.55)
    const isNote = row.kind === 'support' && isAgents && chance.next() < 0.12
    const said = sentence(draw)
    for (const word of said) words.add(word)
    const message: MessageRow = {
      accountId: account.id,
      id: uuidAt(chance, Math.floor(at)),
      conversationId: row.id,
      seq: row.lastSeq + 1,
      replySeq: isNote ? null : row.lastReplySeq + 1,
      authorType: isAgents ? 'member' : 'contact',
      authorId: isAgents
        ? agents.length > 0
          ? chance.pick(agents)
          : account.people[0]!.userId
        : row.contactId,
      kind: isNote ? 'note' : 'reply',
      body: `${capital(said.join(' '))}.`,
      attachments: [],
      reactions: null,
      activity: null,
      replyTo: null,
      createdAt: new Date(Math.floor(at)),
      editedAt: null,
      deletedAt: null,
      search: vectorOf(said),
    }
    Object.assign(row, afterMessage(row as Stored, message))
    return message
  })
  row.wordBloom = wordBloom(words)
  return messages
}

/** One or two of the inbox answer, the assignee first. */
function agentsOf({ chance, account }: Draw, row: ConversationRow): string[] {
  const people = account.inboxPeople[account.inboxIds.indexOf(row.inboxId!)]!
  const first =
    row.assigneeId ?? (people.length > 0 ? chance.pick(people) : account.people[0]!.userId)
  return people.length > 0 && chance.next() < 0.2 ? [first, chance.pick(people)] : [first]
}

/** From a minute to three days, evenly on a logarithmic scale. */
function pause(chance: Chance): number {
  return minute * 4320 ** chance.next()
}

function sentence({ chance, words, word }: Draw): string[] {
  return Array.from({ length: 5 + Math.floor(36 * chance.next() ** 1.5) }, () => words[word()]!)
}

/** 15 % are still open or pending, most of them lately; nobody owes a word in what is done. */
function finish({ chance }: Draw, row: ConversationRow) {
  const isRecent = dataNow.getTime() - row.createdAt.getTime() < 30 * day
  row.status = statusAt(chance, isRecent ? 0.5 : 0.095)
  const isDone = row.status === 'resolved' || row.status === 'closed'
  if (isDone) row.waitingFor = row.waitingSince = null
  else if (chance.next() < 0.066)
    row.snoozedUntil = new Date(dataNow.getTime() + (1 + chance.below(60)) * day)
}

function statusAt(chance: Chance, active: number): Status {
  if (chance.next() < active) return chance.next() < 0.7 ? 'open' : 'pending'
  return chance.next() < 0.8 ? 'resolved' : 'closed'
}
