'use client'
import type { ShownMessage } from '@parley/client/react'
import { useEffect, useRef } from 'react'

/** A message that was not there a moment ago is worth a movement for so long. */
const freshMs = 400

/** Whether a message has just come in at the end; not those one came to, nor pages that load. */
export function useArrivedMessages(
  items: readonly ShownMessage[],
  hasNewer: boolean,
): (id: string) => boolean {
  const known = useRef({ ids: new Set<string>(), isAtEnd: false })
  const arrived = useRef(new Map<string, number>())
  const { ids, isAtEnd } = known.current
  if (isAtEnd)
    for (let at = items.length - 1; at >= 0 && !ids.has(items[at]!.id); at -= 1)
      if (!arrived.current.has(items[at]!.id)) arrived.current.set(items[at]!.id, Date.now())
  useEffect(() => {
    known.current = {
      ids: new Set(items.map(({ id }) => id)),
      isAtEnd: items.length > 0 && !hasNewer,
    }
    const old = Date.now() - freshMs
    for (const [id, at] of arrived.current) if (at < old) arrived.current.delete(id)
  }, [items, hasNewer])
  return (id) => Date.now() - (arrived.current.get(id) ?? 0) < freshMs
}
