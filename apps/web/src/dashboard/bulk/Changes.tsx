'use client'
import type { BulkPatch } from '@parley/contract'
import type { BulkProgress, BulkTarget } from '@parley/client'
import { useBulkUpdate } from '@parley/client/react'
import type { BulkUpdating } from '@parley/client/react'
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { numberOf } from '../place.ts'
import { useAddress } from '../useAddress.ts'
import { useUndoOffers } from './useUndoOffers.ts'
import type { UndoOffer } from './useUndoOffers.ts'
import { Toasts } from '../prepared/Toasts.ts'

/** Changes conversations: shown at once, said in a toast with a way back. */
export type Change = (target: BulkTarget, patch: BulkPatch) => void

const Context = createContext<{
  change: Change
  undoLast: () => void
  offerUndo: (offer: UndoOffer) => void
} | null>(null)
const mostShown = 3

interface Shown {
  operationId: string
  patch: BulkPatch
  startedAt: number
}

/** What can be undone by `z`: the newest of both. */
interface Undoable {
  id: string
  startedAt: number
  undo: () => void
}

/** What was changed lately can be undone, by its toast or by `z`, as long as the toast is there. */
export function ChangesProvider({ children }: { children: ReactNode }) {
  const { start, undo, operations } = useBulkUpdate()
  const [shown, setShown] = useState<Shown[]>([])
  const change = useCallback<Change>(
    (target, patch) => {
      const operationId = start(target, patch)
      setShown((held) => [...held, { operationId, patch, startedAt: Date.now() }].slice(-mostShown))
    },
    [start],
  )
  const close = useCallback(
    (operationId: string) =>
      setShown((held) => held.filter((one) => one.operationId !== operationId)),
    [],
  )
  useTakenUp(operations, setShown)
  const { offers, offerUndo, undoOffer, closeOffer } = useUndoOffers()
  const undoable = [
    ...shown
      .filter(({ operationId }) => canTurn(operations[operationId]))
      .map(({ operationId, startedAt }): Undoable => ({
        id: operationId,
        startedAt,
        undo: () => undo(operationId),
      })),
    ...offers
      .filter(({ state }) => state === 'done')
      .map(({ id, startedAt }): Undoable => ({ id, startedAt, undo: () => undoOffer(id) })),
  ]
    .toSorted((a, b) => a.startedAt - b.startedAt)
    .at(-1)
  const latest = useRef(undoable)
  useEffect(() => {
    latest.current = undoable
  })
  const undoLast = useCallback(() => {
    latest.current?.undo()
  }, [])
  const offered = useMemo(() => ({ change, undoLast, offerUndo }), [change, undoLast, offerUndo])
  const isReading = numberOf(useAddress().pathname) !== null
  const changes = shown.flatMap((one) => {
    const progress = operations[one.operationId]
    return progress ? [{ ...one, progress }] : []
  })
  return (
    <Context value={offered}>
      {children}
      <Toasts
        isReading={isReading}
        changes={changes}
        offers={offers}
        undoable={undoable?.id ?? null}
        onUndo={undo}
        onClose={close}
        onUndoOffer={undoOffer}
        onCloseOffer={closeOffer}
      />
    </Context>
  )
}

function canTurn(progress: BulkProgress | undefined): boolean {
  return progress !== undefined && ['asking', 'running', 'done'].includes(progress.state)
}

/** What an earlier page left waiting is said again, once, with its way back. */
function useTakenUp(
  operations: BulkUpdating['operations'],
  setShown: (next: (held: Shown[]) => Shown[]) => void,
) {
  const said = useRef(new Set<string>())
  useEffect(() => {
    const left = Object.values(operations).filter(
      ({ operationId, isTakenUp }) => isTakenUp && !said.current.has(operationId),
    )
    if (left.length === 0) return
    for (const { operationId } of left) said.current.add(operationId)
    const startedAt = Date.now()
    const more = left.map(({ operationId, patch }) => ({ operationId, patch, startedAt }))
    setShown((held) => [...held, ...more].slice(-mostShown))
  }, [operations, setShown])
}

export function useChange(): Change {
  return useChanges().change
}

/** Says that something was done, with a way back by its toast or `z`. */
export function useOfferUndo(): (offer: UndoOffer) => void {
  return useChanges().offerUndo
}

/** Undoes the newest change whose toast is there. */
export function useUndoLast(): () => void {
  return useChanges().undoLast
}

function useChanges() {
  const changes = useContext(Context)
  if (!changes) throw new Error('useChange belongs below ChangesProvider.')
  return changes
}
