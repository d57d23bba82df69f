'use client'
import type { Conversation, ConversationFilter } from '@parley/contract'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import {
  chosenRows,
  everything,
  extend,
  isSelected,
  nothing,
  targetOf,
  toggle,
} from './selection.ts'

interface Held {
  /** The address it was made under: another one begins anew. */
  of: string
  selection: typeof nothing
}

/** The chosen rows of the list that is shown now. */
export function useSelection(rows: Conversation[], filter: ConversationFilter, search: string) {
  const [held, setHeld] = useState<Held>({ of: search, selection: nothing })
  const selection = held.of === search ? held.selection : nothing
  // So that a row is not drawn again because another one changed, or the address.
  const drawn = useRef({ rows, search })
  useEffect(() => {
    drawn.current = { rows, search }
  })
  const set = useCallback(
    (next: (selection: typeof nothing) => typeof nothing) =>
      setHeld((was) => {
        const { search: of } = drawn.current
        return { of, selection: next(was.of === of ? was.selection : nothing) }
      }),
    [],
  )
  const chosen = useMemo(() => chosenRows(selection, rows), [selection, rows])
  return {
    chosen,
    isAll: selection.all,
    /** Of all that match, how many were left out. */
    leftOut: selection.all ? selection.ids.size : 0,
    isActive: selection.all || chosen.length > 0,
    has: (id: string) => isSelected(selection, id),
    toggle: useCallback((id: string) => set((was) => toggle(was, id)), [set]),
    extend: useCallback((id: string) => set((was) => extend(was, drawn.current.rows, id)), [set]),
    chooseAll: useCallback(() => set(() => everything), [set]),
    clear: useCallback(() => set(() => nothing), [set]),
    target: () => targetOf(selection, rows, filter),
  }
}
export type UsedSelection = ReturnType<typeof useSelection>
