'use client'
import { useParley } from '@parley/client/react'
import { v7 as uuid } from 'uuid'
import { useMemo } from 'react'

/** The API, and what every change of the account takes along; a repeat under the same id is harmless. */
export function useApi() {
  const { client, accountId } = useParley()
  return useMemo(
    () => ({
      api: client.api,
      accountId,
      change: () => ({ accountId, mutationId: uuid() }),
    }),
    [client, accountId],
  )
}
