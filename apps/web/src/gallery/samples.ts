import type { Attachment, Contact, Conversation, Label, Message } from '@parley/contract'

/** What the gallery shows happened around then. */
export const now = new Date('2026-03-10T15:00:00Z')
const before = (minutes: number) => new Date(now.getTime() - minutes * 60_000)

const id = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}` as never

export const contact: Contact = {
  id: id(1),
  name: 'Léa Marchetti',
  email: 'lea@example.test',
  type: 'vip',
}

export const labels: Label[] = [
  { id: id(1), name: 'billing', title: 'Billing', color: '#2563eb' },
  { id: id(2), name: 'long', title: 'A label that is longer than there is room', color: '#16a34a' },
]

export const long = 'A-word-that-never-ends-'.repeat(8)

export function conversation(more: Partial<Conversation> = {}): Conversation {
  return {
    id: id(2),
    accountId: id(3),
    number: 12,
    purpose: null,
    kind: 'support',
    subject: 'Tent poles',
    status: 'open',
    priority: null,
    inboxId: id(4),
    contact,
    assigneeId: null,
    teamId: null,
    labels: [],
    snoozedUntil: null,
    waitingFor: null,
    waitingSince: null,
    lastActivityAt: before(4),
    createdAt: before(90),
    lastSeq: 3,
    lastMessage: null,
    participants: [],
    participantCount: 0,
    readSeq: 3,
    unreadFrom: null,
    unreadCount: 0,
    pinned: false,
    muted: false,
    ...more,
  }
}

export function message(body: string, more: Partial<Message> = {}): Message {
  return {
    id: id(5),
    conversationId: id(2),
    seq: 3,
    author: { type: 'member', id: 'ana' },
    kind: 'reply',
    body,
    attachments: [],
    reactions: [],
    mentions: [],
    activity: null,
    replyTo: null,
    createdAt: before(4),
    editedAt: null,
    deletedAt: null,
    delivery: 'read',
    ...more,
  }
}

export function attachment(more: Partial<Attachment> = {}): Attachment {
  return {
    id: id(6),
    kind: 'file',
    name: 'invoice.pdf',
    type: 'application/pdf',
    size: 182_400,
    width: null,
    height: null,
    duration: null,
    peaks: null,
    hasPreview: false,
    ...more,
  }
}

export const picture = attachment({
  kind: 'image',
  name: 'lake.svg',
  type: 'image/png',
  width: 320,
  height: 180,
})

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="180"><rect width="320" height="180" fill="#0ea5e9"/><path d="M0 180 110 60l60 70 50-50 100 100z" fill="#0f172a"/></svg>'
export const pictureSrc = `data:image/svg+xml,${encodeURIComponent(drawing)}`

export const peaks = Array.from({ length: 48 }, (_, at) => 20 + Math.abs(Math.sin(at / 3)) * 80)
