'use client'
import type { BulkPatch } from '@parley/contract'
import type { BulkProgress } from '@parley/client'
import { Toast } from '@parley/ui'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useTroubleText } from '../../i18n/useTroubleText.ts'
import { useRivalText } from './useRivalText.ts'
import { usePatchText } from './usePatchText.ts'

interface ChangeToastProps {
  progress: BulkProgress
  patch: BulkPatch
  startedAt: number
  /** Whether `z` undoes this one. */
  hasKey: boolean
  onUndo: () => void
  onClose: () => void
}

const undoMs = 8000
const afterUndoMs = 4000
/** Who waits longer wants to see that something goes on. */
const patienceMs = 1000

/** One change: what it did to how many, how far it is, Undo. */
export function ChangeToast(props: ChangeToastProps) {
  const { progress, patch, startedAt, hasKey, onUndo, onClose } = props
  const t = useTranslations('bulk')
  const say = useTroubleText()
  const patchText = usePatchText()
  const rivalText = useRivalText()
  const { state, matched, changed, skipped, undone, trouble, rival } = progress
  const isBusy = state === 'asking' || state === 'running' || state === 'undoing'
  const isLong = useLater(startedAt + patienceMs)
  const isBack = state === 'undoing' || state === 'undone'
  const dealt = isBack ? undone : changed + skipped
  const total = isBack ? changed : matched
  const counts = () => {
    if (isBusy && isLong && total > 1) return t('progress', { done: dealt, total })
    if (state === 'undone' && undone < changed)
      return t('undoneLeft', { count: undone, left: changed - undone })
    if (state === 'done' && changed === 0) return undefined
    if (state === 'done' && skipped > 0) return t('changedLeft', { count: changed, left: skipped })
    const count = state === 'done' ? changed : state === 'undone' ? undone : matched
    return count > 1 ? t('count', { count }) : undefined
  }
  const title = () => {
    if (state === 'failed') return trouble ? say(trouble) : t('failed')
    if (state === 'undoing') return t('undoing')
    if (state === 'undone') return t('undone')
    return state === 'done' && changed === 0 ? t('nothing') : patchText(patch)
  }
  const canUndo = !isBack && !(state === 'done' && changed === 0) && state !== 'failed'
  return (
    <Toast
      title={title()}
      text={[counts(), rival && rivalText(rival)].filter(Boolean).join(' · ') || undefined}
      isProblem={state === 'failed'}
      progress={isBusy && isLong && total > 0 ? dealt / total : undefined}
      progressLabel={t('going')}
      action={
        canUndo || (state === 'failed' && changed > undone)
          ? { label: t('undo'), hint: hasKey ? `${t('undo')} (z)` : t('undo'), onAct: onUndo }
          : undefined
      }
      closeLabel={t('dismiss')}
      durationMs={isBusy ? null : state === 'undone' ? afterUndoMs : undoMs}
      onClose={onClose}
    />
  )
}

/** False until a moment has come. */
function useLater(at: number): boolean {
  const [isLater, setLater] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLater(true), Math.max(0, at - Date.now()))
    return () => clearTimeout(timer)
  }, [at])
  return isLater
}
