'use client'
import type { Conversation } from '@parley/contract'
import { ContextMenu } from '@parley/ui'
import type { ContextItem } from '@parley/ui'
import { useState } from 'react'
import type { MouseEvent, ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useChangeItems } from '../bulk/useChangeItems.tsx'
import { actions } from '../keys/actions.ts'
import type { Action, ActionId } from '../keys/actions.ts'
import { KeyCaps } from '../keys/KeyCaps.tsx'
import { keysOf, useKeymap } from '../keys/keymap.ts'
import type { PageName, Scene } from '../keys/Scene.ts'
import { useScene } from '../keys/SceneProvider.tsx'
import { useActionWord } from '../keys/useActionWord.ts'
import { usePeople } from '../People.tsx'
import { titleOf } from '../titleOf.ts'
import { mostInMenu } from '../bulk/mostInMenu.ts'
import { actionIcons } from './actionIcons.tsx'

const listed: (readonly ActionId[])[] = [
  ['resolve', 'reopen', 'snooze', 'read', 'unread', 'select'],
  ['assignMe', 'assign', 'label', 'priority', 'status'],
  ['pin', 'mute'],
]
const submenus: Partial<Record<ActionId, PageName>> = {
  assign: 'assignee',
  label: 'labels',
  priority: 'priority',
  status: 'status',
  snooze: 'snooze',
}

/** One menu for all rows: what the keys do, about the row under the pointer or all chosen ones with it. */
export function RowMenu({
  rows,
  children,
}: {
  rows: readonly Conversation[]
  children: ReactNode
}) {
  const read = useScene()
  const [scene, setScene] = useState<Scene | null>(null)
  const aim = (event: MouseEvent) => {
    const element = (event.target as HTMLElement).closest<HTMLElement>('[data-conversation]')
    const row = rows.find(({ number }) => String(number) === element?.dataset['conversation'])
    // Beside the rows it is the browser's.
    if (!row) return event.stopPropagation()
    const now = read()
    const isChosen = now.selection?.isActive && now.about.some(({ id }) => id === row.id)
    setScene(isChosen ? now : { ...read([row]), open: row })
  }
  const groups = useGroups(scene)
  return (
    <ContextMenu groups={groups} onOpenChange={(isOpen) => !isOpen && setScene(null)}>
      <div className="contents" onContextMenuCapture={aim}>
        {children}
      </div>
    </ContextMenu>
  )
}

const noRows: Conversation[] = []
const nothing = () => {}

function useGroups(scene: Scene | null) {
  const t = useTranslations()
  const word = useActionWord()
  const keymap = useKeymap()
  const { me, memberOf } = usePeople()
  const chosen = scene?.about ?? noRows
  const choices = useChangeItems({ chosen, onChange: scene?.change ?? nothing })
  if (!scene) return []
  const item = (action: Action): ContextItem => {
    const page = submenus[action.id]
    return {
      key: action.id,
      label: word(action, scene),
      icon: actionIcons(action.id),
      hint: keysOf(action, keymap)
        .slice(0, 1)
        .map((keys) => <KeyCaps key={keys} keys={keys} />),
      ...(page && choices[page].length <= mostInMenu
        ? { items: choices[page] }
        : { onSelect: () => action.run(scene) }),
    }
  }
  const [first] = scene.about
  const title =
    scene.about.length > 1
      ? t('bulk.chosen', { count: scene.about.length })
      : ((first && titleOf(first, me.userId, memberOf)) ?? t('list.noName'))
  return listed
    .map((ids) =>
      ids
        .flatMap((id) => actions.find((action) => action.id === id) ?? [])
        .filter((action) => action.may?.(scene) ?? true)
        .map(item),
    )
    .filter((items) => items.length > 0)
    .map((items, index) => (index === 0 ? { title, items } : { items }))
}
