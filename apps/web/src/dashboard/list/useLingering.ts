'use client'
import { matches } from '@parley/contract'
import type { Conversation, Filter } from '@parley/contract'
import { useConversation, useParley } from '@parley/client/react'
import { useEffect, useMemo, useRef } from 'react'
import { usePeople } from '../People.tsx'

interface Asked {
  rows: Conversation[]
  filter: Filter
  /** The address of the list: another one holds nothing of this. */
  list: string
  /** The number of the conversation that is open. */
  open: number | null
}

interface Lingering {
  rows: Conversation[]
  /** Id of the row that matches no more, and how it was while it did. */
  left: { id: string; was: Conversation } | null
}

/** The open row stays where it was when it stops matching, until another one is opened. */
export function useLingering({ rows, filter, list, open }: Asked): Lingering {
  const { me } = usePeople()
  const held = useRef<{ list: string; row: Conversation; at: number } | null>(null)
  const { mirror } = useParley().account
  // Draws again with it; what is compared is what the mirror holds at the moment of these rows.
  const { conversation: shown } = useConversation(open)
  const at = open === null ? -1 : rows.findIndex(({ number }) => number === open)
  useEffect(() => {
    if (at >= 0) held.current = { list, row: rows[at]!, at }
    else if (held.current?.row.number !== open || held.current.list !== list) held.current = null
  })
  const { userId } = me
  return useMemo(() => {
    const before = held.current
    const isHeld = at < 0 && before !== null && before.list === list && before.row.number === open
    const conversation = isHeld ? mirror.findConversation({ number: before.row.number }) : shown
    if (!isHeld || conversation?.id !== before.row.id) return { rows, left: null }
    const place = Math.min(before.at, rows.length)
    // Once it matches again the list takes it back, a moment later: meanwhile it must not be gone.
    const hasLeft = matches(conversation, filter, { userId }) === 'no'
    return {
      rows: [...rows.slice(0, place), conversation, ...rows.slice(place)],
      left: hasLeft ? { id: conversation.id, was: before.row } : null,
    }
  }, [rows, at, list, open, shown, mirror, filter, userId])
}
