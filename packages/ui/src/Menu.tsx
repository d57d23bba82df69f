'use client'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { lazily } from './lazily.tsx'
import { useOpener } from './useOpener.ts'

export interface MenuItem {
  key: string
  label: string
  icon?: ReactNode
  /** The key that does the same. */
  hint?: ReactNode
  isChecked?: boolean
  isDanger?: boolean
  onSelect: () => void
}

interface MenuProps {
  /** One button. */
  trigger: ReactNode
  /** Groups, with a line between them. */
  groups: { title?: string; items: MenuItem[] }[]
  align?: 'start' | 'end'
  /** Stays open while several are chosen. */
  isMultiple?: boolean
  /** Given where something else than the button opens it too. */
  isOpen?: boolean
  onOpenChange?: (isOpen: boolean) => void
}

const MenuBody = lazily(() => import('./MenuBody.tsx').then((part) => part.MenuBody), {
  takesKeys: true,
})
/** Fetches what menus are made of. */
export const prepareMenus = MenuBody.prepare

/** A menu on a button, by mouse and keyboard. */
export function Menu({ trigger, isOpen: given, onOpenChange, ...rest }: MenuProps) {
  const [own, setOwn] = useState(false)
  const isOpen = given ?? own
  const change = (next: boolean) => {
    setOwn(next)
    onOpenChange?.(next)
  }
  const asked = { trigger, isOpen, onOpenChange: change, prepare: prepareMenus }
  const { isNear, id, anchor, trigger: button } = useOpener({ ...asked, kind: 'menu' })
  return (
    <>
      {button}
      {isNear && (
        <MenuBody {...rest} labelId={id} anchor={anchor} isOpen={isOpen} onOpenChange={change} />
      )}
    </>
  )
}
