'use client'
import { usePreference } from '@parley/client/react'
import { Button } from '@parley/ui'
import { RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { actions } from '../../keys/actions.ts'
import type { Action, ActionGroup } from '../../keys/actions.ts'
import { KeyCaps } from '../../keys/KeyCaps.tsx'
import { keysOf } from '../../keys/keymap.ts'
import { useActionWord } from '../../keys/useActionWord.ts'
import { Panel, Section } from '../Panel.tsx'
import { RowButton } from '../RowButton.tsx'
import { TroubleText } from '../TroubleText.tsx'
import { useAttempt } from '../useAttempt.ts'
import { withKeys } from './clashOf.ts'
import { KeyCapture } from './KeyCapture.tsx'

const groups: ActionGroup[] = ['list', 'conversation', 'message', 'go', 'app']

/** Every key, each of which may be another one; on every device of the person. */
export function KeysPage() {
  const t = useTranslations('settings')
  const words = useTranslations('actions')
  const [keymap, choose] = usePreference('keymap')
  const { trouble, attempt } = useAttempt()
  const [edited, setEdited] = useState<Action['id'] | null>(null)
  const keep = (next: Record<string, string>) => {
    setEdited(null)
    void attempt(() => choose(next))
  }
  return (
    <Panel
      title={t('pages.keys')}
      text={t('keys.text')}
      action={
        Object.keys(keymap).length > 0 && (
          <Button onClick={() => keep({})}>
            <RotateCcw aria-hidden size={14} />
            {t('keys.resetAll')}
          </Button>
        )
      }
    >
      <TroubleText trouble={trouble} />
      {groups.map((group) => (
        <Section key={group} title={words(`groups.${group}`)}>
          <ul className="-my-2 flex flex-col divide-y divide-line">
            {actions
              .filter((action) => action.group === group)
              .map((action) => (
                <KeyRow
                  key={action.id}
                  action={action}
                  keymap={keymap}
                  isEdited={edited === action.id}
                  onEdit={(is) => setEdited(is ? action.id : null)}
                  onKeep={keep}
                />
              ))}
          </ul>
        </Section>
      ))}
    </Panel>
  )
}

interface KeyRowProps {
  action: Action
  keymap: Record<string, string>
  isEdited: boolean
  onEdit: (is: boolean) => void
  onKeep: (keymap: Record<string, string>) => void
}

function KeyRow({ action, keymap, isEdited, onEdit, onKeep }: KeyRowProps) {
  const t = useTranslations('settings')
  const word = useActionWord()
  const name = word(action)
  const keys = keysOf(action, keymap)
  const { [action.id]: _, ...usual } = keymap
  return (
    <li data-action={action.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
      <span className="min-w-0 flex-1 basis-40 text-[14px]">{name}</span>
      {isEdited ? (
        <KeyCapture
          action={action}
          keymap={keymap}
          onKeep={(pressed, loser) => onKeep(withKeys(keymap, action, pressed, loser))}
          onCancel={() => onEdit(false)}
        />
      ) : (
        <>
          {action.id in keymap && (
            <RowButton
              label={t('keys.resetOf', { name })}
              icon={<RotateCcw aria-hidden size={14} />}
              onClick={() => onKeep(usual)}
            />
          )}
          <button
            type="button"
            onClick={() => onEdit(true)}
            className="flex min-h-8 min-w-16 cursor-pointer items-center justify-end gap-2 rounded-lg px-2 text-[12px] text-muted hover:bg-hover"
          >
            <span className="sr-only">{t('keys.changeOf', { name })}</span>
            {keys.length === 0 && t('keys.none')}
            {keys.map((one) => (
              <KeyCaps key={one} keys={one} />
            ))}
          </button>
        </>
      )}
    </li>
  )
}
