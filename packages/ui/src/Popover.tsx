'use client'
import { Popover as Radix } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn.ts'

interface PopoverProps {
  /** What it is called to who cannot see it. */
  label: string
  trigger: ReactNode
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  align?: 'start' | 'end'
  /** Within a dialog: else what is in it could not be scrolled. */
  isModal?: boolean
  className?: string
  /** The focus goes into it when it opens, unless prevented. */
  onOpenAutoFocus?: ComponentProps<typeof Radix.Content>['onOpenAutoFocus']
  /** Where the focus goes when it closes; to the button, unless prevented. */
  onCloseAutoFocus?: ComponentProps<typeof Radix.Content>['onCloseAutoFocus']
  children: ReactNode
}

/** A small window on a button; the rest of the page stays in reach. */
export function Popover(props: PopoverProps) {
  const { label, trigger, isOpen, onOpenChange, align = 'start', isModal = false } = props
  return (
    <Radix.Root open={isOpen} onOpenChange={onOpenChange} modal={isModal}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          {...(props.onOpenAutoFocus && { onOpenAutoFocus: props.onOpenAutoFocus })}
          {...(props.onCloseAutoFocus && { onCloseAutoFocus: props.onCloseAutoFocus })}
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
