'use client'
import type { ReactNode } from 'react'
import { lazily } from './lazily.tsx'
import { useOpener } from './useOpener.ts'

interface PopoverProps {
  /** What it is called to who cannot see it. */
  label: string
  /** One button. */
  trigger: ReactNode
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  align?: 'start' | 'end'
  /** Within a dialog: else what is in it could not be scrolled. */
  isModal?: boolean
  className?: string
  /** The focus goes into it when it opens, unless prevented. */
  onOpenAutoFocus?: (event: Event) => void
  /** Where the focus goes when it closes; to the button, unless prevented. */
  onCloseAutoFocus?: (event: Event) => void
  children: ReactNode
}

const PopoverBody = lazily(() => import('./PopoverBody.tsx').then((part) => part.PopoverBody), {
  takesKeys: true,
})
/** Fetches what they are made of. */
export const preparePopovers = PopoverBody.prepare

/** A small window on a button; the rest of the page stays in reach. */
export function Popover({ trigger, ...rest }: PopoverProps) {
  const { isOpen, onOpenChange } = rest
  const asked = { trigger, isOpen, onOpenChange, prepare: preparePopovers }
  const { isNear, anchor, trigger: button } = useOpener({ ...asked, kind: 'dialog' })
  return (
    <>
      {button}
      {isNear && <PopoverBody {...rest} anchor={anchor} />}
    </>
  )
}
