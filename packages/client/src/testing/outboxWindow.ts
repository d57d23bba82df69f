import { QueryClient } from '@tanstack/query-core'
import type { Conversation, Message, SavedView } from '@parley/contract'
import { keyOf } from '../mirror/keys.ts'
import { Mirror } from '../mirror/Mirror.ts'
import type { Answered, Change, Kept } from '../outbox/Kept.ts'
import { Outbox } from '../outbox/Outbox.ts'
import type { OutboxStore } from '../outbox/OutboxStore.ts'
import { heldClock } from './heldClock.ts'

export interface Asked {
  id: string
  change: Change
  /** `as`: the conversation that there is already. */
  accept(seq?: number, as?: string): Promise<void>
  /** Null is the network's failure. */
  refuse(data: object | null): Promise<void>
}

/** A window with a conversation open and an outbox whose server is played by the test. */
export async function outboxWindow(store?: OutboxStore) {
  const clock = heldClock()
  const queryClient = new QueryClient()
  const accountId = 'account'
  const mirror = new Mirror({ queryClient, accountId, call: () => new Promise(() => {}), clock })
  mirror.viewer = { userId: 'me' }
  const threadKey = keyOf('messages.list', { accountId, conversationId: 'c' })
  const rowKey = keyOf('conversations.get', { accountId, conversationId: 'c' })
  queryClient.setQueryData(threadKey, { items: [], hasBefore: false, hasAfter: false, asOf: '1.t' })
  queryClient.setQueryData(rowKey, { conversation: conversation as never, asOf: '1.t' as never })
  const viewKey = keyOf('views.list', { accountId })
  queryClient.setQueryData(viewKey, { items: [oldView as never], order: [], asOf: '1.t' as never })
  const listKey = keyOf('conversations.list', { accountId })
  const items = [conversation as never]
  queryClient.setQueryData(listKey, { items, nextCursor: null, asOf: '1.t' as never })
  for (const key of [threadKey, rowKey, viewKey, listKey])
    mirror.queryOptions(key[1], key[2] as never)
  const asked: Asked[] = []
  const outbox = new Outbox({ mirror, clock, store, ask: (kept) => ask(kept) })
  // The cache tells the mirror of answers in the next turn.
  await settle()
  if (store) await outbox.open()
  const said = () =>
    queryClient.getQueryData<{ items: Message[] }>(threadKey)!.items.map(({ body }) => body)
  const row = () => queryClient.getQueryData<{ conversation: Conversation }>(rowKey)!.conversation
  const views = () =>
    queryClient.getQueryData<{ items: SavedView[] }>(viewKey)!.items.map(({ name }) => name)
  const shownRow = (id: string) =>
    queryClient
      .getQueryData<{ items: Conversation[] }>(listKey)!
      .items.find((one) => one.id === id) ?? mirror.findConversation({ conversationId: id })
  return { clock, outbox, asked, said, row, views, shownRow, open, mirror }

  /** Looks at a conversation: by its number first, as an address does. */
  async function open(conversationId: string) {
    const { number } = mirror.findConversation({ conversationId })!
    const input = { accountId, conversationId }
    await queryClient.fetchQuery(mirror.queryOptions('conversations.get', { accountId, number }))
    await queryClient.fetchQuery(mirror.queryOptions('messages.list', input))
    return () =>
      queryClient
        .getQueryData<{ items: Message[] }>(keyOf('messages.list', input))!
        .items.map(({ body }) => body)
  }

  function ask({ id, change }: Kept): Promise<Answered> {
    return new Promise((resolve, reject) => {
      const accept = (seq = 1, as = id) => {
        resolve(answerOf({ id, change, seq, as }))
        return settle()
      }
      const refuse = (data: object | null) => {
        reject(Object.assign(new Error('refused'), { data }))
        return settle()
      }
      asked.push({ id, change, accept, refuse })
    })
  }
}

/** Long enough for promises, stores and channels. */
export const settle = () => new Promise<void>((done) => setTimeout(done, 15))

interface Answering {
  id: string
  change: Change
  seq: number
  as: string
}

function answerOf({ id, change, seq, as }: Answering): Answered {
  const asOf = `${seq + 1}.t` as never
  if (change.type === 'begin') {
    const { subject = null, participantIds: participants = [] } = change.beginning as {
      subject?: string
      participantIds?: string[]
    }
    const made = { ...conversation, id: as, number: 57, subject, participants }
    return { asOf, conversation: made as unknown as Conversation }
  }
  if (change.type !== 'send') return { asOf }
  const { type: _, ...said } = change
  const message = { ...written, ...said, id, seq } as unknown as Message
  return { message, asOf }
}

const written = {
  author: { type: 'member', id: 'me' },
  attachments: [],
  reactions: [],
  createdAt: new Date(0),
  editedAt: null,
  deletedAt: null,
  delivery: 'sent',
}

const oldView = {
  id: 'old',
  name: 'Old',
  scope: 'private',
  createdAt: new Date(0),
  filter: {},
  sort: null,
  unread: [],
}

const conversation = {
  id: 'c',
  accountId: 'account',
  number: 1,
  kind: 'support',
  subject: null,
  status: 'open',
  priority: null,
  inboxId: null,
  contact: null,
  assigneeId: null,
  teamId: null,
  labels: [],
  snoozedUntil: null,
  waitingFor: null,
  waitingSince: null,
  lastActivityAt: new Date(0),
  createdAt: new Date(0),
  lastSeq: 0,
  lastMessage: null,
  participants: [],
  participantCount: 0,
  readSeq: 0,
  unreadFrom: null,
  unreadCount: 0,
  pinned: false,
  muted: false,
}
