'use client'
import type { BulkPatch, Conversation } from '@parley/contract'
import { Button, Menu } from '@parley/ui'
import { AlarmClock, CircleDot, SignalHigh, Tag, UserRound } from 'lucide-react'
import { Fragment } from 'react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { PageName } from '../keys/Scene.ts'
import { useScene } from '../keys/SceneProvider.tsx'
import { mostInMenu } from './mostInMenu.ts'
import { useChangeItems } from './useChangeItems.tsx'

interface BulkMenusProps {
  chosen: Conversation[]
  onChange: (patch: BulkPatch) => void
}

/** What can be done with the chosen rows, each by its button. */
export function BulkMenus({ chosen, onChange }: BulkMenusProps) {
  const t = useTranslations('bulk')
  const items = useChangeItems({ chosen, onChange })
  const read = useScene()
  const button = (name: PageName, onClick?: () => void) => (
    <Button
      look="ghost"
      size="icon"
      aria-label={t(`menu.${name}`)}
      title={t(`menu.${name}`)}
      {...(onClick && { onClick })}
    >
      {icons[name]}
    </Button>
  )
  return (Object.keys(icons) as PageName[]).map((name) =>
    items[name].length > mostInMenu ? (
      <Fragment key={name}>{button(name, () => read().parts.palette?.open(name, chosen))}</Fragment>
    ) : (
      <Menu
        key={name}
        align="end"
        groups={[{ title: t(`menu.${name}`), items: items[name] }]}
        isMultiple={name === 'labels'}
        trigger={button(name)}
      />
    ),
  )
}

const icons: Record<PageName, ReactNode> = {
  status: <CircleDot aria-hidden size={16} />,
  assignee: <UserRound aria-hidden size={16} />,
  labels: <Tag aria-hidden size={16} />,
  priority: <SignalHigh aria-hidden size={16} />,
  snooze: <AlarmClock aria-hidden size={16} />,
}
