'use client'
import { useViewing } from '@parley/client/react'
import { Avatar } from '@parley/ui'
import { useTranslations } from 'use-intl'
import { usePeople } from './People.tsx'

const mostFaces = 3

/** Who else looks at a conversation now. */
export function Viewers({ conversationId }: { conversationId: string }) {
  const t = useTranslations('pane')
  const { memberOf } = usePeople()
  const members = useViewing(conversationId).flatMap((userId) => memberOf(userId) ?? [])
  const [first, second] = members
  if (!first) return null
  const text = t('viewing', {
    count: members.length,
    first: first.name,
    second: second?.name ?? '',
  })
  return (
    <span
      data-viewers={members.length}
      role="img"
      aria-label={text}
      title={text}
      className="flex shrink-0 -space-x-1.5 pr-1"
    >
      {members.slice(0, mostFaces).map(({ userId, name, avatar }) => (
        <Avatar key={userId} name={name} image={avatar} size={22} />
      ))}
    </span>
  )
}
