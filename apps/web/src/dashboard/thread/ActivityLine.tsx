'use client'
import { useFormatter } from 'use-intl'
import type { ShownMessage } from '@parley/client/react'
import { useActivityText } from './useActivityText.ts'

/** What was done between the words: by whom, from what to what. */
export function ActivityLine({ message, who }: { message: ShownMessage; who: string | null }) {
  const format = useFormatter()
  const say = useActivityText()
  const { id, seq, createdAt, activity } = message
  const text = activity ? say(activity, message.author, who) : message.body
  const time = format.dateTime(createdAt, { hour: 'numeric', minute: '2-digit' })
  return (
    <p
      data-message-id={id}
      data-seq={seq}
      data-activity
      dir="auto"
      title={format.dateTime(createdAt, { dateStyle: 'full', timeStyle: 'short' })}
      className="mt-3 px-6 text-center text-[12px] [overflow-wrap:anywhere] text-muted"
    >
      {text} · <time dateTime={createdAt.toISOString()}>{time}</time>
    </p>
  )
}
