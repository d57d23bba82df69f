'use client'
import { ContextArea, ContextMenu } from '@parley/ui'
import { useState } from 'react'
import type { MouseEvent, ReactNode } from 'react'
import { useThreadTools } from './ThreadTools.tsx'
import type { MessageDeeds } from './messageDeeds.ts'
import { useMessageItems } from './useMessageItems.tsx'

interface Asked {
  deeds: MessageDeeds
  point: { x: number; y: number }
}

/** One menu for all messages of a thread: by the right button, the menu key, or a long touch. */
export function MessageMenu({ children }: { children: ReactNode }) {
  const { deeds } = useThreadTools()
  const [asked, setAsked] = useState<Asked | null>(null)
  const itemsOf = useMessageItems()
  const ask = (event: MouseEvent) => {
    const found = isOfBrowser(event) ? undefined : deeds.get(messageOf(event) ?? '')
    if (!found) return
    event.preventDefault()
    setAsked({ deeds: found, point: { x: event.clientX, y: event.clientY } })
  }
  return (
    <>
      <ContextArea onAsk={ask}>{children}</ContextArea>
      {asked && (
        <ContextMenu
          groups={[{ items: itemsOf(asked.deeds) }]}
          point={asked.point}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  )
}

function messageOf({ target }: MouseEvent): string | null {
  const message = (target as Element).closest<HTMLElement>('[data-message-id]')
  return message?.dataset['messageId'] ?? null
}

/** Links, pictures, boxes and chosen words have a menu of the browser's that does more. */
function isOfBrowser({ target }: MouseEvent): boolean {
  if ((target as Element).closest('a[href],img,video,audio,textarea,input')) return true
  const chosen = document.getSelection()
  return chosen !== null && !chosen.isCollapsed && chosen.containsNode(target as Node, true)
}
