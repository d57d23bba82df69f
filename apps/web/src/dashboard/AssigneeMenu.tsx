'use client'
import type { UserId } from '@parley/contract'
import { Avatar, Menu } from '@parley/ui'
import { UserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { usePeople } from './People.tsx'

interface AssigneeMenuProps {
  assigneeId: UserId | null
  trigger: ReactNode
  onChange: (patch: { assigneeId: UserId | null }) => void
}

/** Oneself first, then everybody. */
export function AssigneeMenu({ assigneeId, onChange, ...menu }: AssigneeMenuProps) {
  const t = useTranslations('pane')
  const { me, members } = usePeople()
  const nobody = {
    key: 'none',
    label: t('unassigned'),
    icon: <UserRound aria-hidden size={18} className="text-muted" />,
    isChecked: !assigneeId,
    onSelect: () => onChange({ assigneeId: null }),
  }
  const everybody = [me, ...members.filter(({ userId }) => userId !== me.userId)]
  const people = everybody.map(({ userId, name, avatar }) => ({
    key: userId,
    label: name,
    icon: <Avatar name={name} image={avatar} size={18} />,
    isChecked: userId === assigneeId,
    onSelect: () => onChange({ assigneeId: userId }),
  }))
  return <Menu align="end" groups={[{ items: [nobody, ...people] }]} {...menu} />
}
