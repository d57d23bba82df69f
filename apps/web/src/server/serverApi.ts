import type { Account, AccountAnswer, Filter, ProfileAnswer, Sort } from '@parley/contract'
import type { ParleyClient } from '@parley/client'
import {
  accountKey,
  conversationKey,
  conversationsKey,
  messagesKey,
  preferencesKey,
  viewsKey,
} from '@parley/client'
import { createTRPCClient, httpBatchLink } from '@trpc/client'
import { cache } from 'react'
import superjson from 'superjson'
import { pinnedOf } from '../dashboard/view.ts'
import { readEnv } from '../env.ts'
import { visitorHeaders } from './apiFetch.ts'

/** An answer under the key where the client's mirror looks for it. */
export type Answer = readonly [key: readonly unknown[], data: unknown]

interface ServerApi {
  /** The visitor's accounts; null when they are not signed in. */
  accounts(): Promise<Account[] | null>
  /** Who the visitor is; null when they are not signed in. */
  profile(): Promise<ProfileAnswer | null>
  /** What the dashboard shows first; what cannot be read is left to the browser. */
  prefetch(wanted: Wanted): Promise<Answer[]>
  /** What every page of an account shows: its people and places, and how the visitor wants it. */
  prefetchAccount(accountId: string): Promise<Answer[]>
}

interface Wanted {
  accountId: string
  filter: Filter
  sort: Sort | undefined
  number: number | null
  /** The seq of the message it is opened at. */
  message: number | null
  /** Messages are searched: the browser asks, as that may take its time. */
  scope: 'messages' | undefined
}

/** Messages of a first page, as useMessages asks for them. */
const limit = 50

/** Asks the API for the page that is being rendered, as its visitor; the same for all that draws it. */
export const serverApi = cache(async (): Promise<ServerApi> => {
  const headers = await visitorHeaders()
  const link = httpBatchLink({
    url: new URL('/api/trpc', readEnv().PARLEY_API_URL),
    transformer: superjson,
    headers,
    fetch: (input, init) =>
      fetch(input as string, {
        ...(init as RequestInit),
        cache: 'no-store',
        signal: AbortSignal.timeout(10_000),
      }),
  })
  const api = createTRPCClient({ links: [link] }) as unknown as ParleyClient['api']
  const prefetchAccount = async (accountId: string) => {
    const input = { accountId }
    const asked = [
      keep(accountKey(input), api.accounts.get.query(input) as Promise<AccountAnswer>),
      keep(viewsKey(input), api.views.list.query(input)),
      keep(preferencesKey(input), api.preferences.get.query(input)),
    ]
    return (await Promise.all(asked)).flat()
  }
  return {
    prefetchAccount,
    accounts: () => unlessSignedOut(async () => (await api.accounts.list.query()).items),
    profile: () => unlessSignedOut(() => api.profile.get.query()),
    async prefetch({ accountId, filter, sort, number, message, scope }) {
      const pinned = pinnedOf(filter)
      const asked = [
        prefetchAccount(accountId),
        ...(scope ? [] : [prefetchList(filter, sort)]),
        ...(pinned && !scope ? [prefetchList(pinned)] : []),
        ...(number === null ? [] : [prefetchConversation(number)]),
      ]
      return (await Promise.all(asked)).flat()

      function prefetchList(asked: Filter, order?: Sort): Promise<Answer[]> {
        const input = { accountId, filter: asked, sort: order }
        return keep(conversationsKey(input), api.conversations.list.query(input))
      }

      async function prefetchConversation(open: number): Promise<Answer[]> {
        const key = conversationKey({ accountId, number: open })
        const [found] = await keep(key, api.conversations.get.query({ accountId, number: open }))
        if (!found) return []
        const { id: conversationId } = (found[1] as { conversation: { id: string } }).conversation
        const around = message ?? undefined
        const input = { accountId, conversationId, limit, around }
        return [found, ...(await keep(messagesKey(input), api.messages.list.query(input)))]
      }
    },
  }
})

async function unlessSignedOut<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask()
  } catch (error) {
    if (isSignedOut(error)) return null
    throw error
  }
}

async function keep(key: readonly unknown[], asked: Promise<unknown>): Promise<Answer[]> {
  try {
    return [[key, await asked]]
  } catch {
    return []
  }
}

function isSignedOut(error: unknown): boolean {
  return (error as { data?: { code?: string } }).data?.code === 'UNAUTHORIZED'
}
