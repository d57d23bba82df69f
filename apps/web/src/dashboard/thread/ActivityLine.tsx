'use client'
import { useFullTime } from '@parley/ui'
import { memo } from 'react'
import { useFormatter } from 'use-intl'
import type { ShownMessage } from '@parley/client/react'
import { useActivityText } from './useActivityText.ts'

interface ActivityLineProps {
  message: ShownMessage
  who: string | null
}

/** What was done between the words: by whom, from what to what. */
export const ActivityLine = memo(function ActivityLine({ message, who }: ActivityLineProps) {
  const format = useFormatter()
  const fullTime = useFullTime(message.createdAt)
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
      {...fullTime}
      className="mt-3 px-6 text-center text-[12px] [overflow-wrap:anywhere] text-muted"
    >
      {text} · <time dateTime={createdAt.toISOString()}>{time}</time>
    </p>
  )
})
