'use client'
import { Store } from '@parley/client'
import { useEffect, useMemo, useRef } from 'react'
import type { ThreadTools } from './ThreadTools.tsx'

interface Wanted {
  reply: ThreadTools['reply']
  quote: ThreadTools['quote']
  linkTo: ThreadTools['linkTo']
  /** Loads the part of the conversation where a message is. */
  open: (seq: number) => void
  write: () => void
}

const litMs = 2000

/** The tools of one open conversation. */
export function useMakeTools(wanted: Wanted): ThreadTools {
  const latest = useRef(wanted)
  useEffect(() => {
    latest.current = wanted
  })
  return useMemo(
    () => ({
      editing: new Store<string | null>(null),
      deeds: new Map(),
      reply: (message) => latest.current.reply(message),
      quote: (message) => latest.current.quote(message),
      linkTo: (message) => latest.current.linkTo(message),
      jump: ({ id, seq }) => light(id) || latest.current.open(seq),
      write: () => latest.current.write(),
      editLast: { current: () => false },
    }),
    [],
  )
}

/** Brings a message that is loaded to the middle, and marks it for two seconds. */
function light(id: string): boolean {
  const message = document.querySelector(`[role=log] [data-message-id="${CSS.escape(id)}"]`)
  if (!message) return false
  message.scrollIntoView({ block: 'center' })
  message.animate(
    { backgroundColor: ['var(--accent-soft)', 'var(--accent-soft)', 'transparent'] },
    litMs,
  )
  return true
}
