import { QueryClientProvider } from '@tanstack/react-query'
import { createContext, useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { ParleyClient } from '../createClient.ts'

export interface Place {
  client: ParleyClient
  accountId: string
}
export const ParleyContext = createContext<Place | null>(null)

/**
 * Gives the hooks their client and account, and follows the account's log while it is mounted.
 * Server-rendered answers belong into `client.queryClient` (or a HydrationBoundary inside) under
 * the keys of `conversationsKey(input)` and its neighbours.
 */
export function ParleyProvider({ client, accountId, children }: Place & { children: ReactNode }) {
  const [place, setPlace] = useState<Place>({ client, accountId })
  if (place.client !== client || place.accountId !== accountId) setPlace({ client, accountId })
  useEffect(() => client.follow(accountId), [client, accountId])
  return (
    <QueryClientProvider client={client.queryClient as never}>
      <ParleyContext.Provider value={place}>{children}</ParleyContext.Provider>
    </QueryClientProvider>
  )
}
