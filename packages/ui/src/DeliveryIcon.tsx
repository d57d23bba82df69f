'use client'
import type { Delivery } from '@parley/contract'
import { Check, CheckCheck, CircleAlert, Clock3 } from 'lucide-react'
import { useTranslations } from 'use-intl'

export type SendState = Delivery | 'sending' | 'failed'

/** How far one's own message has come. */
export function DeliveryIcon({ state }: { state: SendState }) {
  const t = useTranslations('delivery')
  const Shape = {
    sending: Clock3,
    failed: CircleAlert,
    sent: Check,
    delivered: CheckCheck,
    read: CheckCheck,
  }[state]
  const colour = {
    sending: 'text-faint',
    failed: 'text-danger',
    sent: 'text-faint',
    delivered: 'text-faint',
    read: 'text-accent',
  }[state]
  return (
    <span
      role="img"
      aria-label={t(state)}
      title={t(state)}
      data-state={state}
      className={`inline-flex ${colour}`}
    >
      <Shape aria-hidden size={13} />
    </span>
  )
}
