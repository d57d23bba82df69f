import type { Trouble } from '@parley/client'
import { CircleAlert, Hourglass, Lock, WifiOff } from 'lucide-react'
import { isForbidden } from './isForbidden.ts'

const patience = new Set(['rate.limited', 'server.overloaded', 'server.timeout', 'late'])

/** What kind of trouble it is, as a shape: not allowed, too much, no way there, or a fault. */
export function TroubleIcon({ trouble, size }: { trouble: Trouble | null; size: number }) {
  const failure = trouble?.failure ?? null
  const Shape =
    failure === null && !trouble?.how
      ? WifiOff
      : isForbidden(trouble)
        ? Lock
        : patience.has(failure ?? trouble?.how ?? '')
          ? Hourglass
          : CircleAlert
  return <Shape aria-hidden size={size} />
}
