'use client'
import { Dialog } from '@parley/ui'
import { useTranslations } from 'use-intl'
import { actions } from './actions.ts'
import type { ActionGroup } from './actions.ts'
import { KeyCaps } from './KeyCaps.tsx'
import { keysOf, useKeymap } from './keymap.ts'
import { useActionWord } from './useActionWord.ts'

const groups: ActionGroup[] = ['list', 'conversation', 'message', 'go', 'app']

/** All keys, as this person has them. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('actions')
  const close = useTranslations('create')
  const word = useActionWord()
  const keymap = useKeymap()
  return (
    <Dialog
      isWide
      isOpen
      title={t('help')}
      closeLabel={close('close')}
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      {/* Else arrows could not scroll what holds nothing to press. */}
      <div tabIndex={0} className="gap-8 text-[13px] sm:columns-2">
        {groups.map((group) => (
          <section key={group} className="mb-5 break-inside-avoid">
            <h3 className="mb-1 text-[12px] font-medium text-muted">{t(`groups.${group}`)}</h3>
            <dl>
              {actions
                .filter((action) => action.group === group && keysOf(action, keymap).length > 0)
                .map((action) => (
                  <div key={action.id} className="flex min-h-7 items-center justify-between gap-3">
                    <dt className="min-w-0">{word(action)}</dt>
                    <dd className="flex gap-2">
                      {keysOf(action, keymap).map((keys) => (
                        <KeyCaps key={keys} keys={keys} />
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
