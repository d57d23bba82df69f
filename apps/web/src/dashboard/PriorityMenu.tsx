'use client'
import type { Priority } from '@parley/contract'
import { priorities } from '@parley/contract'
import { Menu, PriorityIcon } from '@parley/ui'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'

interface PriorityMenuProps {
  priority: Priority | null
  trigger: ReactNode
  onChange: (patch: { priority: Priority | null }) => void
}

export function PriorityMenu({ priority, trigger, onChange }: PriorityMenuProps) {
  const t = useTranslations('priority')
  const items = [...priorities, null].map((one) => ({
    key: one ?? 'none',
    label: t(one ?? 'none'),
    icon: <PriorityIcon priority={one} />,
    isChecked: one === priority,
    onSelect: () => onChange({ priority: one }),
  }))
  return <Menu align="end" trigger={trigger} groups={[{ items }]} />
}
