'use client'
import { ContextMenu } from '@parley/ui'
import { useState } from 'react'
import type { MouseEvent, PointerEvent, ReactNode } from 'react'
import { useThreadTools } from './ThreadTools.tsx'
import type { MessageDeeds } from './messageDeeds.ts'
import { useMessageItems } from './useMessageItems.tsx'

/** One menu for all messages of a thread: by the right button, the menu key, or a long touch. */
export function MessageMenu({ children }: { children: ReactNode }) {
  const { deeds } = useThreadTools()
  const [aimed, setAimed] = useState<MessageDeeds | null>(null)
  const itemsOf = useMessageItems()
  const aim = (event: MouseEvent) => {
    const found = isOfBrowser(event) ? undefined : deeds.get(messageOf(event) ?? '')
    if (found) setAimed(found)
    else event.stopPropagation()
  }
  const touch = (event: PointerEvent) => {
    if (event.pointerType !== 'mouse') aim(event)
  }
  return (
    <ContextMenu
      groups={aimed ? [{ items: itemsOf(aimed) }] : []}
      onOpenChange={(isOpen) => !isOpen && setAimed(null)}
    >
      <div className="contents" onContextMenuCapture={aim} onPointerDownCapture={touch}>
        {children}
      </div>
    </ContextMenu>
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
