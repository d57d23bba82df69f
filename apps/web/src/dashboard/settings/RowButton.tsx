import { Button } from '@parley/ui'
import type { ReactNode } from 'react'

interface RowButtonProps {
  /** Names the row too: there is one of these in each. */
  label: string
  icon: ReactNode
  onClick: () => void
}

/** A small button at the end of a row. */
export function RowButton({ label, icon, onClick }: RowButtonProps) {
  return (
    <Button look="ghost" size="icon" aria-label={label} title={label} onClick={onClick}>
      {icon}
    </Button>
  )
}
