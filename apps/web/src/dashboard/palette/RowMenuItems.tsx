'use client'
import { ContextMenu } from '@parley/ui'
import type { ContextGroup, ContextItem } from '@parley/ui'
import { useTranslations } from 'use-intl'
import { mostInMenu } from '../bulk/mostInMenu.ts'
import { useChangeItems } from '../bulk/useChangeItems.tsx'
import { actions } from '../keys/actions.ts'
import type { Action, ActionId } from '../keys/actions.ts'
import { KeyCaps } from '../keys/KeyCaps.tsx'
import { keysOf, useKeymap } from '../keys/keymap.ts'
import type { PageName, Scene } from '../keys/Scene.ts'
import { useActionWord } from '../keys/useActionWord.ts'
import { usePeople } from '../People.tsx'
import { titleOf } from '../titleOf.ts'
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

interface RowMenuItemsProps {
  scene: Scene
  /** Of the pointer. */
  point: { x: number; y: number }
  onClose: () => void
}

/** What the keys do, about the rows of a scene. */
export function RowMenuItems({ scene, point, onClose }: RowMenuItemsProps) {
  return <ContextMenu groups={useGroups(scene)} point={point} onClose={onClose} />
}

function useGroups(scene: Scene): ContextGroup[] {
  const t = useTranslations()
  const word = useActionWord()
  const keymap = useKeymap()
  const { me, memberOf } = usePeople()
  const choices = useChangeItems({ chosen: scene.about, onChange: scene.change })
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
