'use client'
import type { Conversation } from '@parley/contract'
import { useTranslations } from 'use-intl'
import { usePeople } from '../People.tsx'

/** Why a row is not in the list any more, as far as its fields say. */
export function useLeftText(): (was: Conversation, now: Conversation) => string {
  const t = useTranslations()
  const { memberOf } = usePeople()
  return (was, now) => {
    if (was.status !== now.status) return t('list.movedTo', { where: t(`status.${now.status}`) })
    if (now.snoozedUntil && !was.snoozedUntil) return t('list.movedTo', { where: t('nav.snoozed') })
    if (was.assigneeId !== now.assigneeId)
      return now.assigneeId
        ? t('list.givenTo', { name: memberOf(now.assigneeId)?.name ?? '…' })
        : t('list.movedTo', { where: t('nav.unassigned') })
    if (was.unreadCount > 0 && now.unreadCount === 0) return t('list.readNow')
    return t('list.left')
  }
}
