import type { Conversation, Message } from '@parley/contract'
import type { ParleyAccount, ParleyClient } from '@parley/client'
import { digestOf, heldCount } from '../checker/digestOf.ts'
import type { Picture } from '../checker/History.ts'
import { printRow } from '../checker/printRow.ts'
import type { ClientPlan } from './Plan.ts'
import { shownCount } from './ReadingClient.ts'

/** Asks for what a screen would and keeps it true: the list, the number of unread, the threads. */
export function openPicture(
  { queryClient }: ParleyClient,
  { mirror, watch }: ParleyAccount,
  { accountId, conversations }: ClientPlan,
) {
  const list = { accountId, limit: shownCount }
  const unread = { accountId, filter: { hasUnread: true } }
  const threads = conversations.map((conversationId) => ({
    accountId,
    conversationId,
    limit: shownCount,
  }))
  watch('conversations.list', list)
  watch('conversations.count', unread)
  for (const thread of threads) watch('messages.list', thread)
  const keys = [
    mirror.queryOptions('conversations.list', list).queryKey,
    mirror.queryOptions('conversations.count', unread).queryKey,
    ...threads.map((thread) => mirror.queryOptions('messages.list', thread).queryKey),
  ]
  const dataOf = <T>(key: readonly unknown[]) => queryClient.getQueryData<T>(key)
  const rows = () => dataOf<{ items: Conversation[] }>(keys[0]!)?.items ?? []
  const messages = () =>
    conversations.map((id, index): [string, Message[]] => [
      id,
      dataOf<{ items: Message[] }>(keys[index + 2]!)?.items ?? [],
    ])
  return {
    rowOf: (id: string) => rows().find((row) => row.id === id) ?? null,
    isLoaded: () =>
      keys.every((key) => {
        const state = queryClient.getQueryState(key)
        return state?.data !== undefined && state.fetchStatus === 'idle'
      }),
    /** The newest of each thread, as every reader shows them. */
    shown: () =>
      Object.fromEntries(
        messages().map(([id, items]) => [
          id,
          items.slice(-shownCount).map((message) => `${message.seq}:${message.id}`),
        ]),
      ),
    read: (): Picture => ({
      rows: rows().map((row) => printRow({ ...row, lastMessage: row.lastMessage?.id ?? null })),
      unread: dataOf<{ count: number }>(keys[1]!)?.count ?? 0,
      held: Object.fromEntries(messages().map(([id, items]) => [id, heldOf(items)])),
    }),
  }
}

function heldOf(items: readonly Message[]): Picture['held'][string] {
  const newest = items.slice(-heldCount)
  return { from: newest[0]?.seq ?? 1, count: newest.length, digest: digestOf(newest) }
}
