import type { Priority } from '@parley/contract'
import { Minus, SignalHigh, SignalLow, SignalMedium, TriangleAlert } from 'lucide-react'
import { cn } from './cn.ts'

const shapes = {
  urgent: TriangleAlert,
  high: SignalHigh,
  medium: SignalMedium,
  low: SignalLow,
  none: Minus,
}
const colours = {
  urgent: 'text-danger',
  high: 'text-warn',
  medium: 'text-muted',
  low: 'text-muted',
  none: 'text-faint',
}

/** A priority by shape and colour. */
export function PriorityIcon({
  priority,
  size = 15,
}: {
  priority: Priority | null
  size?: number
}) {
  const Shape = shapes[priority ?? 'none']
  return (
    <Shape
      aria-hidden
      data-priority={priority ?? 'none'}
      size={size}
      className={cn('shrink-0', colours[priority ?? 'none'])}
    />
  )
}
