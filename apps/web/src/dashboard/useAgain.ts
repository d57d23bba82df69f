'use client'
import type { Procedure } from '@parley/client'
import { useParley } from '@parley/client/react'
import { useCallback } from 'react'

/** Asks again for what is on the screen and could not be loaded. */
export function useAgain(procedure: Procedure): () => void {
  const { queryClient } = useParley().client
  return useCallback(() => {
    void queryClient.refetchQueries({ queryKey: ['parley', procedure], type: 'active' })
  }, [queryClient, procedure])
}
