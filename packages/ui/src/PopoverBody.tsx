'use client'
import { Popover as Radix } from 'radix-ui'
import { useRef } from 'react'
import type { ReactNode, RefObject } from 'react'
import { cn } from './cn.ts'

interface PopoverBodyProps {
  label: string
  /** The button. */
  anchor: RefObject<HTMLElement | null>
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  align?: 'start' | 'end'
  isModal?: boolean
  className?: string
  onOpenAutoFocus?: (event: Event) => void
  onCloseAutoFocus?: (event: Event) => void
  children: ReactNode
}

/** What a small window shows when it is open. */
export function PopoverBody(props: PopoverBodyProps) {
  const { label, anchor, isOpen, onOpenChange, align = 'start', isModal = false } = props
  // A click elsewhere takes the focus there.
  const hasLeft = useRef(false)
  return (
    <Radix.Root open={isOpen} onOpenChange={onOpenChange} modal={isModal}>
      <Radix.Anchor virtualRef={anchor} />
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          {...(props.onOpenAutoFocus && { onOpenAutoFocus: props.onOpenAutoFocus })}
          onInteractOutside={(event) => {
            // The button closes it by itself.
            if (anchor.current?.contains(event.target as Node)) event.preventDefault()
            else hasLeft.current = true
          }}
          onCloseAutoFocus={(event) => {
            props.onCloseAutoFocus?.(event)
            if (!event.defaultPrevented && (isModal || !hasLeft.current)) anchor.current?.focus()
            hasLeft.current = false
            event.preventDefault()
          }}
          className={cn(
            'menu-in z-50 flex max-h-[min(480px,var(--radix-popover-content-available-height))] w-72 max-w-[calc(100vw-16px)] flex-col overflow-hidden rounded-lg border border-line bg-raised text-[13px] text-text shadow-float outline-none',
            props.className,
          )}
        >
          {props.children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
