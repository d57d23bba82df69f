'use client'
import { Toast } from '@parley/ui'
import { useTranslations } from 'use-intl'
import { useTroubleText } from '../../i18n/useTroubleText.ts'
import type { ShownOffer } from './useUndoOffers.ts'

interface UndoToastProps {
  offer: ShownOffer
  /** Whether `z` undoes this one. */
  hasKey: boolean
  onUndo: () => void
  onClose: () => void
}

const undoMs = 8000
const afterUndoMs = 4000

/** One deed with its Undo. */
export function UndoToast({ offer, hasKey, onUndo, onClose }: UndoToastProps) {
  const t = useTranslations('bulk')
  const say = useTroubleText()
  const { title, state, trouble } = offer
  const titles = { done: title, undoing: t('undoing'), undone: t('undone'), failed: say(trouble) }
  const hint = hasKey ? `${t('undo')} (z)` : t('undo')
  return (
    <Toast
      title={titles[state]}
      isProblem={state === 'failed'}
      action={state === 'done' ? { label: t('undo'), hint, onAct: onUndo } : undefined}
      closeLabel={t('dismiss')}
      durationMs={state === 'undone' ? afterUndoMs : undoMs}
      onClose={onClose}
    />
  )
}
