'use client'
import { troubleOf } from '@parley/client'
import { trpc, useConversations, useParley } from '@parley/client/react'
import { Avatar } from '@parley/ui'
import type { CommandGroup } from '@parley/ui'
import { useTranslations } from 'use-intl'
import { useSettled } from '../filter/useSettled.ts'
import { useAgain } from '../useAgain.ts'
import { usePeople } from '../People.tsx'
import { titleOf } from '../titleOf.ts'
import type { UsedPlace } from '../usePlace.ts'

const pauseMs = 200
const least = 2
const most = 6

/** Conversations and customers that hold what is typed, and what opens them. */
export function useFound(text: string, isAsked: boolean, place: UsedPlace) {
  const t = useTranslations()
  const { accountId } = useParley()
  const { me, memberOf } = usePeople()
  const search = useSettled(text.trim(), pauseMs)
  const enabled = isAsked && search.length >= least
  const rows = useConversations({ search }, undefined, { enabled })
  const contacts = trpc.contacts.list.useQuery({ accountId, search, limit: most }, { enabled })
  const conversations = enabled && !rows.isStale ? rows.items.slice(0, most) : []
  const people = enabled ? (contacts.data?.items ?? []) : []
  const groups: CommandGroup[] = [
    {
      key: 'found',
      title: t('actions.groups.found'),
      items: conversations.map((row) => {
        const title = titleOf(row, me.userId, memberOf) ?? t('list.noName')
        return {
          key: `open.${row.number}`,
          label: row.subject && row.subject !== title ? `${title} · ${row.subject}` : title,
          icon: <Avatar name={title} size={18} />,
          hint: <span className="text-[11px] text-muted">#{row.number}</span>,
        }
      }),
    },
    {
      key: 'people',
      title: t('actions.groups.contacts'),
      items: people.map(({ id, name, email }) => ({
        key: `contact.${id}`,
        label: [name, email].filter(Boolean).join(' · ') || t('list.noName'),
        icon: <Avatar name={name ?? email} size={18} />,
      })),
    },
  ]
  const open = (key: string) => {
    const [kind, id = ''] = key.split('.')
    if (kind === 'open') return () => place.go({ number: Number(id) })
    return () =>
      place.go({
        filter: { contactId: [id] },
        view: null,
        sort: null,
        scope: null,
        number: null,
      })
  }
  const askRows = useAgain('conversations.list')
  const failed = rows.error ?? (contacts.error && troubleOf(contacts.error))
  return {
    groups,
    open,
    isLoading:
      (isAsked && search !== text.trim()) || (enabled && (rows.isFetching || contacts.isFetching)),
    trouble: enabled ? failed : null,
    again() {
      if (rows.error) askRows()
      if (contacts.error) void contacts.refetch()
    },
  }
}
