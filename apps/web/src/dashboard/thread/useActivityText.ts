'use client'
import type { Activity, Author } from '@parley/contract'
import { useCallback } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { usePeople } from '../People.tsx'

/** A line of activity in the reader's words: "Ana assigned this to Bo". */
export function useActivityText(): (
  activity: Activity,
  author: Author,
  who: string | null,
) => string {
  const t = useTranslations('activity')
  const words = useTranslations()
  const format = useFormatter()
  const { memberOf, teams, labelOf } = usePeople()
  return useCallback(
    (activity, author, who) => {
      const name = who ?? words('message.someone')
      const { status, priority, assigneeId, teamId, labels, snoozedUntil, subject } = activity
      const parts: string[] = []
      const member = (id: string) => memberOf(id)?.name ?? words('message.someone')
      const list = (names: string[]) =>
        format.list(
          names.map((one) => labelOf(one)?.title ?? one),
          { type: 'conjunction' },
        )
      if (status) parts.push(t(`status.${status.is}`, { who: name }))
      if (assigneeId)
        parts.push(
          assigneeId.is === null
            ? t('unassigned', { who: name })
            : assigneeId.is === author.id
              ? t('took', { who: name })
              : t('assigned', { who: name, to: member(assigneeId.is) }),
        )
      if (teamId)
        parts.push(
          teamId.is === null
            ? t('noTeam', { who: name })
            : t('team', { who: name, to: teams.find(({ id }) => id === teamId.is)?.name ?? '…' }),
        )
      if (priority)
        parts.push(t('priority', { who: name, to: words(`priority.${priority.is ?? 'none'}`) }))
      if (labels) {
        const added = labels.is.filter((one) => !labels.was.includes(one))
        const removed = labels.was.filter((one) => !labels.is.includes(one))
        if (added.length > 0) parts.push(t('labelled', { who: name, labels: list(added) }))
        if (removed.length > 0) parts.push(t('unlabelled', { who: name, labels: list(removed) }))
      }
      if (snoozedUntil)
        parts.push(
          snoozedUntil.is === null
            ? t('woke', { who: name })
            : t('snoozed', {
                who: name,
                until: format.dateTime(new Date(snoozedUntil.is), {
                  dateStyle: 'medium',
                  timeStyle: 'short',
                }),
              }),
        )
      if (subject)
        parts.push(
          subject.is ? t('renamed', { who: name, to: subject.is }) : t('unnamed', { who: name }),
        )
      return parts.join(' · ')
    },
    [t, words, format, memberOf, teams, labelOf],
  )
}
