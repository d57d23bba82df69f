'use client'
import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { useRef } from 'react'
import { cn } from './cn.ts'
import type { DialogProps } from './Dialog.tsx'

/** What a window shows when it is open. */
export function DialogBody(props: DialogProps) {
  const { title, closeLabel, isOpen, onOpenChange, onCloseAutoFocus } = props
  const { isWide = false, children } = props
  const before = useRef<Element | null>(null)
  const giveBack = (event: Event) => {
    onCloseAutoFocus?.(event)
    if (event.defaultPrevented) return
    // By itself it would give it to its button: it has none.
    event.preventDefault()
    if (before.current instanceof HTMLElement) before.current.focus()
  }
  return (
    <Radix.Root open={isOpen} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-black/40" />
        <Radix.Content
          aria-describedby={undefined}
          onOpenAutoFocus={() => {
            before.current = document.activeElement
          }}
          onCloseAutoFocus={giveBack}
          className={cn(
            'menu-in fixed top-[12vh] left-1/2 z-50 flex max-h-[76vh] -translate-x-1/2 flex-col rounded-lg border border-line bg-panel text-text shadow-float',
            isWide ? 'w-[min(680px,calc(100vw-24px))]' : 'w-[min(480px,calc(100vw-24px))]',
          )}
        >
          <header className="flex items-center justify-between border-b border-line px-4 py-3">
            <Radix.Title className="text-[14px] font-semibold">{title}</Radix.Title>
            <Radix.Close
              aria-label={closeLabel}
              className="cursor-pointer rounded-md p-1 text-muted hover:bg-hover"
            >
              <X aria-hidden size={16} />
            </Radix.Close>
          </header>
          <div className="overflow-y-auto p-4">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
