'use client'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { lazily } from './lazily.tsx'

export interface DialogProps {
  title: string
  closeLabel: string
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  /** Where the focus goes when it closes; to where it was, unless prevented. */
  onCloseAutoFocus?: (event: Event) => void
  /** Room for what has lines within lines. */
  isWide?: boolean
  children: ReactNode
}

const DialogBody = lazily(() => import('./DialogBody.tsx').then((part) => part.DialogBody), {
  takesKeys: true,
})
/** Fetches what they are made of. */
export const prepareDialogs = DialogBody.prepare

/** A window over the page that keeps the focus until it is closed. */
export function Dialog(props: DialogProps) {
  const [wasOpen, setWasOpen] = useState(props.isOpen)
  if (props.isOpen && !wasOpen) setWasOpen(true)
  return wasOpen ? <DialogBody {...props} /> : null
}
