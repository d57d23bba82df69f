'use client'
import type { BulkPatch } from '@parley/contract'
import { useCallback } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { usePeople } from '../People.tsx'

/** What a change does, as a short sentence that says it is done. */
export function usePatchText(): (patch: BulkPatch) => string {
  const t = useTranslations('bulk')
  const words = useTranslations()
  const format = useFormatter()
  const { memberOf, teams, labelOf } = usePeople()
  return useCallback(
    (patch) => {
      const { status, priority, assigneeId, teamId, labels, snoozedUntil, read, pinned, muted } =
        patch
      const parts: string[] = []
      const label = (names: readonly string[]) =>
        names.map((name) => labelOf(name)?.title ?? name).join(', ')
      if (status) parts.push(t(`done.${status}`))
      if (priority !== undefined)
        parts.push(t('done.priority', { priority: words(`priority.${priority ?? 'none'}`) }))
      if (assigneeId) parts.push(t('done.assigned', { name: memberOf(assigneeId)?.name ?? '…' }))
      if (assigneeId === null) parts.push(t('done.unassigned'))
      if (teamId)
        parts.push(t('done.team', { name: teams.find(({ id }) => id === teamId)?.name ?? '…' }))
      if (teamId === null) parts.push(t('done.noTeam'))
      if (Array.isArray(labels)) parts.push(t('done.labels'))
      else if (labels?.add?.length) parts.push(t('done.labelled', { label: label(labels.add) }))
      else if (labels?.remove?.length)
        parts.push(t('done.unlabelled', { label: label(labels.remove) }))
      if (snoozedUntil)
        parts.push(
          t('done.snoozed', {
            when: format.dateTime(snoozedUntil, { dateStyle: 'medium', timeStyle: 'short' }),
          }),
        )
      if (snoozedUntil === null) parts.push(t('done.woken'))
      if (read !== undefined) parts.push(t(read ? 'done.read' : 'done.unread'))
      if (pinned !== undefined) parts.push(t(pinned ? 'done.pinned' : 'done.unpinned'))
      if (muted !== undefined) parts.push(t(muted ? 'done.muted' : 'done.unmuted'))
      return parts.join(' · ')
    },
    [t, words, format, memberOf, teams, labelOf],
  )
}
