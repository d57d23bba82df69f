'use client'
import type { Conversation } from '@parley/contract'
import { withTrpc } from '@parley/client/react'
import { CommandDialog, heldKeys } from '@parley/ui'
import type { CommandGroup } from '@parley/ui'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { actions } from '../keys/actions.ts'
import type { Action, ActionGroup } from '../keys/actions.ts'
import { KeyCaps } from '../keys/KeyCaps.tsx'
import { keysOf, useKeymap } from '../keys/keymap.ts'
import type { PageName, Scene } from '../keys/Scene.ts'
import { useScene } from '../keys/SceneProvider.tsx'
import { useActionWord } from '../keys/useActionWord.ts'
import { TroubleNotice } from '../trouble/TroubleNotice.tsx'
import type { UsedPlace } from '../usePlace.ts'
import { actionIcons } from './actionIcons.tsx'
import { AboutLine } from './AboutLine.tsx'
import { ChangePage } from './ChangePage.tsx'
import { matching } from './matching.ts'
import { useFound } from './useFound.tsx'

interface PaletteProps {
  place: UsedPlace
  /** The page it begins at; null for all commands. */
  first: PageName | null
  about: readonly Conversation[] | undefined
  onClose: () => void
}

/** What leads to a page here, instead of away from it. */
const pages: Partial<Record<Action['id'], PageName>> = {
  assign: 'assignee',
  label: 'labels',
  status: 'status',
  priority: 'priority',
  snooze: 'snooze',
}
const order: ActionGroup[] = ['conversation', 'message', 'go', 'app', 'list']

/** Everything that can be done: first with what is chosen, then on the screen; and where one can go. */
export const Palette = withTrpc(function Palette({ place, first, about, onClose }: PaletteProps) {
  const t = useTranslations('actions')
  const read = useScene()
  // Of the moment it was asked for: what is chosen meanwhile is something else.
  const [scene] = useState<Scene>(() => {
    const now = read()
    const isSame = about?.every(({ id }, at) => now.about[at]?.id === id) ?? true
    return isSame ? now : read(about)
  })
  const [page, setPage] = useState(first)
  const [text, setText] = useState(() => heldKeys.typed())
  useEffect(() => heldKeys.clear(), [])
  const commands = useCommands(scene, text)
  const found = useFound(text, page === null, place)
  const go = (next: PageName | null) => {
    setText('')
    setPage(next)
  }
  const line = scene.about.length > 0 && <AboutLine scene={scene} />
  if (page !== null)
    return (
      <ChangePage
        key={page}
        page={page}
        scene={scene}
        about={line}
        onBack={first === null ? () => go(null) : undefined}
        onClose={onClose}
      />
    )
  const groups: CommandGroup[] = [...commands.slice(0, 1), ...found.groups, ...commands.slice(1)]
  return (
    <CommandDialog
      label={t('palette')}
      placeholder={t('find')}
      text={text}
      onText={setText}
      groups={groups}
      empty={found.trouble ? '' : t(found.isLoading ? 'looking' : 'nothing')}
      about={line}
      below={
        found.trouble && (
          <div className="border-t border-line px-4 py-3">
            <TroubleNotice
              isSmall
              title={t('findFailed')}
              trouble={found.trouble}
              onRetry={found.again}
            />
          </div>
        )
      }
      onPick={(key) => {
        const action = actions.find(({ id }) => id === key)
        if (!action) return found.open(key)
        const leadsTo = pages[action.id]
        if (!leadsTo) return () => action.run(scene)
        go(leadsTo)
        return null
      }}
      onClose={onClose}
    />
  )
})

/** Moving in the list is done by keys alone. */
const isListed = ({ id, group }: Action) =>
  id !== 'palette' && (group !== 'list' || ['filter', 'search', 'select'].includes(id))

function useCommands(scene: Scene, text: string): CommandGroup[] {
  const t = useTranslations('actions')
  const word = useActionWord()
  const keymap = useKeymap()
  const holds = matching(text)
  return order.map((group) => ({
    key: group,
    title: t(`groups.${group}`),
    items: actions
      .filter((action) => action.group === group && isListed(action))
      .filter((action) => action.may?.(scene) ?? true)
      .map((action) => ({ action, label: word(action, scene) }))
      .filter(({ label }) => holds(label))
      .map(({ action, label }) => ({
        key: action.id,
        label,
        icon: actionIcons(action.id),
        isParent: action.id in pages,
        hint: keysOf(action, keymap)
          .slice(0, 1)
          .map((keys) => <KeyCaps key={keys} keys={keys} />),
      })),
  }))
}
