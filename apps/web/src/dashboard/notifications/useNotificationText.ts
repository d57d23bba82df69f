'use client'
import type { ShownNotification } from '@parley/contract'
import { useCallback, useEffect, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { useAttachedText } from '../attachments/useAttachedText.ts'
import { contactName } from '../contactName.ts'
import { usePeople } from '../People.tsx'
import { titleOf } from '../titleOf.ts'
import { readings } from '../words/readings.ts'

export interface NotificationText {
  /** Who did what. */
  what: string
  /** The conversation. */
  where: string
  /** How the message begins; empty where there is none. */
  words: string
}

/** What a notification says, in the reader's language and with the names of now. */
export function useNotificationText(): (item: ShownNotification) => NotificationText {
  const t = useTranslations('notifications')
  const tList = useTranslations('list')
  const { me, memberOf, nameOf } = usePeople()
  const attachedText = useAttachedText()
  const canRead = useSyncExternalStore(readings.subscribe, readings.isThere, readings.isThere)
  useEffect(() => void readings.prepare(), [])
  return useCallback(
    (item) => {
      const { kind, actor, count, conversation, text, messageId } = item
      const customer = contactName(conversation.contact)
      const name =
        (actor.type === 'member' && actor.id ? nameOf(actor.id) : null) ??
        (actor.type === 'contact' ? customer : null) ??
        t('system')
      const gone = messageId !== null && text === null && item.attached === null
      const body = text ?? ''
      const said = canRead ? readings.line(body, nameOf) : readings.asTyped(body)
      const words = said || attachedText(item.attached)
      return {
        what: t(kind, { name, count }),
        where: titleOf(conversation, me.userId, memberOf) ?? tList('noName'),
        words: gone ? t('deleted') : words,
      }
    },
    [t, tList, me.userId, memberOf, nameOf, attachedText, canRead],
  )
}
