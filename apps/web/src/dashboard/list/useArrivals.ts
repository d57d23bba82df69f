'use client'
import type { Conversation } from '@parley/contract'
import { useEffect, useRef } from 'react'

/** A row that was not there a moment ago is worth a movement for so long. */
const freshMs = 400

/** Whether a row has just come into the list; not when the list is another, nor for pages that load. */
export function useArrivals(rows: Conversation[], list: string): (id: string) => boolean {
  const known = useRef({ list, ids: new Set<string>(), count: 0 })
  const arrived = useRef(new Map<string, number>())
  const { current } = known
  if (current.list === list && current.count > 0)
    rows.forEach(({ id }, index) => {
      if (!current.ids.has(id) && index < current.count) {
        current.ids.add(id)
        arrived.current.set(id, Date.now())
      }
    })
  useEffect(() => {
    const { ids, count } = known.current
    const isSame = known.current.list === list
    // What came at the head is known by now; what loads comes behind the rest.
    if (isSame) for (let at = count; at < rows.length; at += 1) ids.add(rows[at]!.id)
    // Made anew only where something has left: there may be thousands.
    const kept = isSame && ids.size === rows.length ? ids : new Set(rows.map(({ id }) => id))
    known.current = { list, ids: kept, count: rows.length }
    const old = Date.now() - freshMs
    for (const [id, at] of arrived.current) if (at < old) arrived.current.delete(id)
  }, [rows, list])
  return (id) => Date.now() - (arrived.current.get(id) ?? 0) < freshMs
}
