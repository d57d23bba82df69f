'use client'
import type { BulkPatch, Conversation } from '@parley/contract'
import { priorities, statuses } from '@parley/contract'
import { Avatar, PriorityIcon, StatusIcon } from '@parley/ui'
import type { MenuItem } from '@parley/ui'
import { AlarmClock, AlarmClockOff, UserRoundX } from 'lucide-react'
import { useFormatter, useTranslations } from 'use-intl'
import type { PageName } from '../keys/Scene.ts'
import { usePeople } from '../People.tsx'
import { snoozeTimes } from './snoozeTimes.ts'

interface ChangeItemsProps {
  chosen: readonly Conversation[]
  onChange: (patch: BulkPatch) => void
}
type OnChange = ChangeItemsProps['onChange']

/** What can be done with rows, as the items of menus; ticked where it is so of all of them. */
export function useChangeItems({
  chosen,
  onChange,
}: ChangeItemsProps): Record<PageName, MenuItem[]> {
  return {
    status: useStatusItems(chosen, onChange),
    assignee: useAssigneeItems(chosen, onChange),
    labels: useLabelItems(chosen, onChange),
    priority: usePriorityItems(chosen, onChange),
    snooze: useSnoozeItems(onChange),
  }
}

const areAll = (chosen: readonly Conversation[], is: (row: Conversation) => boolean) =>
  chosen.length > 0 && chosen.every(is)

function useStatusItems(chosen: readonly Conversation[], onChange: OnChange): MenuItem[] {
  const t = useTranslations('status')
  return statuses.map((status) => ({
    key: status,
    label: t(status),
    icon: <StatusIcon status={status} />,
    isChecked: areAll(chosen, (row) => row.status === status),
    onSelect: () => onChange({ status }),
  }))
}

function usePriorityItems(chosen: readonly Conversation[], onChange: OnChange): MenuItem[] {
  const t = useTranslations('priority')
  return [...priorities, null].map((priority) => ({
    key: priority ?? 'none',
    label: t(priority ?? 'none'),
    icon: <PriorityIcon priority={priority} />,
    isChecked: areAll(chosen, (row) => row.priority === priority),
    onSelect: () => onChange({ priority }),
  }))
}

function useAssigneeItems(chosen: readonly Conversation[], onChange: OnChange): MenuItem[] {
  const t = useTranslations('pane')
  const { me, members } = usePeople()
  const others = members.filter(({ userId }) => userId !== me.userId)
  const people = [me, ...others].map(({ userId, name, avatar }) => ({
    key: userId as string,
    label: name,
    icon: <Avatar name={name} image={avatar} size={18} />,
    isChecked: areAll(chosen, (row) => row.assigneeId === userId),
    onSelect: () => onChange({ assigneeId: userId }),
  }))
  const nobody = {
    key: 'nobody',
    label: t('unassigned'),
    icon: <UserRoundX aria-hidden size={16} className="text-muted" />,
    isChecked: areAll(chosen, (row) => row.assigneeId === null),
    onSelect: () => onChange({ assigneeId: null }),
  }
  return [...people.slice(0, 1), nobody, ...people.slice(1)]
}

/** What all have is taken off, what some lack is added: the others of each row stay. */
function useLabelItems(chosen: readonly Conversation[], onChange: OnChange): MenuItem[] {
  const { labels } = usePeople()
  return labels.map(({ name, title, color }) => {
    const isOnAll = areAll(chosen, (row) => row.labels.includes(name))
    return {
      key: name,
      label: title,
      icon: <span className="size-2.5 rounded-full" style={{ background: color }} />,
      isChecked: isOnAll,
      onSelect: () => onChange({ labels: isOnAll ? { remove: [name] } : { add: [name] } }),
    }
  })
}

const day = { weekday: 'short', hour: 'numeric', minute: '2-digit' } as const
const shapes = {
  later: { hour: 'numeric', minute: '2-digit' },
  tomorrow: day,
  nextWeek: day,
  nextMonth: { day: 'numeric', month: 'short' },
} as const

function useSnoozeItems(onChange: OnChange): MenuItem[] {
  const t = useTranslations('bulk')
  const format = useFormatter()
  const times = snoozeTimes(new Date()).map(({ key, until }) => ({
    key,
    label: t(`snooze.${key}`, {
      when: format.dateTime(until, shapes[key]),
    }),
    icon: <AlarmClock aria-hidden size={15} className="text-muted" />,
    onSelect: () => onChange({ snoozedUntil: until }),
  }))
  const wake = {
    key: 'wake',
    label: t('snooze.wake'),
    icon: <AlarmClockOff aria-hidden size={15} className="text-muted" />,
    onSelect: () => onChange({ snoozedUntil: null }),
  }
  return [...times, wake]
}
