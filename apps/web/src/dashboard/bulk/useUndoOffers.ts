'use client'
import { useCallback, useRef, useState } from 'react'

/** Something that was done, and what takes it back. */
export interface UndoOffer {
  title: string
  /** The deed: where it is refused there is nothing to undo. */
  done: Promise<unknown>
  undo: () => Promise<unknown>
}

export interface ShownOffer extends Pick<UndoOffer, 'title'> {
  id: string
  startedAt: number
  state: 'done' | 'undoing' | 'undone' | 'failed'
  trouble: unknown
}

const most = 2

/** What was offered to be undone, the newest last, until it is closed. */
export function useUndoOffers() {
  const [offers, setOffers] = useState<ShownOffer[]>([])
  const undoings = useRef(new Map<string, UndoOffer['undo']>())
  const closeOffer = useCallback((id: string) => {
    undoings.current.delete(id)
    setOffers((held) => held.filter((one) => one.id !== id))
  }, [])
  const tell = useCallback((id: string, change: Partial<ShownOffer>) => {
    setOffers((held) => held.map((one) => (one.id === id ? { ...one, ...change } : one)))
  }, [])
  const offerUndo = useCallback(
    ({ title, done, undo }: UndoOffer) => {
      const id = crypto.randomUUID()
      undoings.current.set(id, undo)
      const offer = { id, title, startedAt: Date.now(), state: 'done', trouble: null } as const
      setOffers((held) => [...held, offer].slice(-most))
      done.catch(() => closeOffer(id))
    },
    [closeOffer],
  )
  const undoOffer = useCallback(
    (id: string) => {
      const undo = undoings.current.get(id)
      if (!undo) return
      undoings.current.delete(id)
      tell(id, { state: 'undoing' })
      undo().then(
        () => tell(id, { state: 'undone' }),
        (trouble: unknown) => tell(id, { state: 'failed', trouble }),
      )
    },
    [tell],
  )
  return { offers, offerUndo, undoOffer, closeOffer }
}
