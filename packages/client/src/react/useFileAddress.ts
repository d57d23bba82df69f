import { useEffect, useSyncExternalStore } from 'react'
import { useParley } from './useParley.ts'

export interface FileAddress {
  /** Null until it is known. */
  url: string | null
  /** A smaller picture where there is one, else the same. */
  previewUrl: string | null
  /** Null for what only this browser has. */
  downloadUrl: string | null
  /** It does not exist for the viewer any more. */
  isGone: boolean
  /** It did not lead to the file: asks for another. */
  renew(): void
}

/** Where a file is to be had: in this browser where it was chosen here, else, once it is sent, by a signed address. */
export function useFileAddress(attachmentId: string, isSent = true): FileAddress {
  const { addresses, uploads } = useParley().account
  const { known } = addresses
  const all = useSyncExternalStore(known.subscribe, known.get, known.get)
  const local = useSyncExternalStore(
    uploads.states.subscribe,
    () => uploads.localUrl(attachmentId),
    () => null,
  )
  useEffect(() => {
    if (isSent) addresses.want(attachmentId)
  })
  const held = all.get(attachmentId)
  return {
    url: local ?? held?.url ?? null,
    previewUrl: local ?? held?.previewUrl ?? held?.url ?? null,
    downloadUrl: held ? `${held.url}&download=1` : null,
    isGone: held === null && local === null,
    renew: () => addresses.renew(attachmentId),
  }
}
