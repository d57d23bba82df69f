import { useSyncExternalStore } from 'react'
import type { Uploads, UploadStates } from '../uploads/Uploads.ts'
import { useParley } from './useParley.ts'

/** Files on their way, and what can be done with them. */
export function useUploads(): { uploads: Uploads; states: UploadStates } {
  const { uploads } = useParley().account
  const states = useSyncExternalStore(
    uploads.states.subscribe,
    uploads.states.get,
    uploads.states.get,
  )
  return { uploads, states }
}
