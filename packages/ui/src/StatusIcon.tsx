import type { Status } from '@parley/contract'
import { CheckCircle2, Circle, CircleDotDashed, CircleSlash } from 'lucide-react'
import { cn } from './cn.ts'

const shapes = {
  open: Circle,
  pending: CircleDotDashed,
  resolved: CheckCircle2,
  closed: CircleSlash,
}
const colours: Record<Status, string> = {
  open: 'text-accent',
  pending: 'text-warn',
  resolved: 'text-ok',
  closed: 'text-muted',
}

/** A status by shape and colour, never by colour alone. */
export function StatusIcon({ status, size = 15 }: { status: Status; size?: number }) {
  const Shape = shapes[status]
  return (
    <Shape
      aria-hidden
      data-status={status}
      size={size}
      className={cn('shrink-0', colours[status])}
    />
  )
}
