import { QueryClient } from '@tanstack/query-core'
import type { Conversation, Message } from '@parley/contract'
import { keyOf } from '../mirror/keys.ts'
import { Mirror } from '../mirror/Mirror.ts'
import type { Answered, Change, Kept } from '../outbox/Kept.ts'
import { Outbox } from '../outbox/Outbox.ts'
import type { OutboxStore } from '../outbox/OutboxStore.ts'
import { heldClock } from './heldClock.ts'

export interface Asked {
  id: string
  change: Change
  accept(seq?: number): Promise<void>
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
  for (const key of [threadKey, rowKey]) mirror.queryOptions(key[1], key[2])
  const asked: Asked[] = []
  const outbox = new Outbox({ mirror, clock, store, ask: (kept) => ask(kept) })
  // The cache tells the mirror of answers in the next turn.
  await settle()
  if (store) await outbox.open()
  const said = () =>
    queryClient.getQueryData<{ items: Message[] }>(threadKey)!.items.map(({ body }) => body)
  const row = () => queryClient.getQueryData<{ conversation: Conversation }>(rowKey)!.conversation
  return { clock, outbox, asked, said, row, mirror }

  function ask({ id, change }: Kept): Promise<Answered> {
    return new Promise((resolve, reject) => {
      const accept = (seq = 1) => {
        resolve(answerOf(id, change, seq))
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

function answerOf(id: string, change: Change, seq: number): Answered {
  const asOf = `${seq + 1}.t` as never
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
