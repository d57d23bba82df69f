'use client'
import { Button } from '@parley/ui'
import { useState } from 'react'
import type { ReactNode } from 'react'

/** What takes the focus when it appears: drawn when it is asked for, over the page in its own theme. */
export function OnDemand({ children }: { children: (close: () => void) => ReactNode }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button className="self-start" onClick={() => setOpen(true)}>
        Open
      </Button>
      {isOpen && children(() => setOpen(false))}
    </>
  )
}
