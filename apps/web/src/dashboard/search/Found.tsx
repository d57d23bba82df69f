'use client'
import { cn } from '@parley/ui'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'

const litMs = 2000

interface FoundProps {
  isFound: boolean
  children: ReactNode
}

/** Marks the message one came for, for two seconds. It takes no room, so that nothing moves after. */
export function Found({ isFound, children }: FoundProps) {
  return isFound ? <Lit>{children}</Lit> : children
}

function Lit({ children }: { children: ReactNode }) {
  const [isLit, setLit] = useState(true)
  useEffect(() => {
    const timer = setTimeout(() => setLit(false), litMs)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div
      data-found={isLit ? 'lit' : 'seen'}
      className={cn(
        'rounded-sm transition-[background-color,box-shadow] duration-500',
        isLit && 'bg-accent-soft shadow-[0_4px_0_0_var(--accent-soft)]',
      )}
    >
      {children}
    </div>
  )
}
