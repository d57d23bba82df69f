'use client'
import type { Status } from '@parley/contract'
import { statuses } from '@parley/contract'
import { Menu, StatusIcon } from '@parley/ui'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'

interface StatusMenuProps {
  status: Status
  trigger: ReactNode
  onChange: (patch: { status: Status }) => void
}

export function StatusMenu({ status, trigger, onChange }: StatusMenuProps) {
  const t = useTranslations('status')
  const items = statuses.map((one) => ({
    key: one,
    label: t(one),
    icon: <StatusIcon status={one} />,
    isChecked: one === status,
    onSelect: () => onChange({ status: one }),
  }))
  return <Menu align="end" trigger={trigger} groups={[{ items }]} />
}
