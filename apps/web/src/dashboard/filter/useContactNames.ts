'use client'
import type { ContactId } from '@parley/contract'
import { useParley } from '@parley/client/react'
import { useQueries } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Chip } from './chips.ts'

/** Customers named at once. */
const most = 12

/** The customers that chips name. */
export function contactIdsOf(chips: Chip[]): string[] {
  return chips.flatMap((chip) =>
    chip.type === 'list' && chip.key === 'contactId'
      ? chip.values.filter((id) => id !== null).slice(0, 3)
      : [],
  )
}

/** The names of customers by id; those once seen are not asked for. */
export function useContactNames(ids: string[]): (id: string) => string | undefined {
  const { client, accountId } = useParley()
  const asked = [...new Set(ids)].slice(0, most)
  const names = useQueries({
    queries: asked.map((id) => ({
      queryKey: nameKey(accountId, id),
      queryFn: async () => {
        const ids = [id as ContactId]
        const { items } = await client.api.contacts.list.query({ accountId, ids, limit: 1 })
        const contact = items[0]
        return contact?.name ?? contact?.email ?? null
      },
      staleTime: Infinity,
    })),
    combine: (results) => results.map(({ data }) => data ?? null).join('\n'),
  })
  const key = asked.join('\n')
  return useCallback(
    (id) => {
      const at = key.split('\n').indexOf(id)
      return at < 0 ? undefined : names.split('\n')[at] || undefined
    },
    [key, names],
  )
}

/** Keeps a name that was seen elsewhere. */
export function rememberContact(
  queryClient: QueryClient,
  accountId: string,
  contact: { id: string; name: string | null; email: string | null },
): void {
  queryClient.setQueryData(nameKey(accountId, contact.id), contact.name ?? contact.email)
}

function nameKey(accountId: string, id: string) {
  return ['web', 'contactName', accountId, id]
}
