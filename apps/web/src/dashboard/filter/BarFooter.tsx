'use client'
import type { Filter, Sort } from '@parley/contract'
import { Button } from '@parley/ui'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useTroubleText } from '../../i18n/useTroubleText.ts'
import { withLateWords } from '../prepared/withLateWords.tsx'
import { useCurrentView } from '../views/useCurrentView.ts'

const SaveViewDialog = dynamic(
  () => import('../views/SaveViewDialog.tsx').then((part) => withLateWords(part.SaveViewDialog)),
  { ssr: false },
)

interface BarFooterProps {
  filter: Filter
  sort: Sort | undefined
  hasChips: boolean
  onClear: () => void
}

/** Below the chips: what may be done about a view that was changed, and the way to none. */
export function BarFooter({ filter, sort, hasChips, onClear }: BarFooterProps) {
  const t = useTranslations('filter')
  const { view, shipped, dirty, mayEdit, save, reset } = useCurrentView()
  const { attempt, isBusy, problem } = useAttempt()
  const [isNaming, setNaming] = useState(false)
  const isInView = view !== null || shipped !== null
  if (!hasChips && !(dirty && isInView)) return null
  return (
    <>
      <div className="mt-1 flex flex-wrap items-center text-[12px]">
        {dirty && isInView && (
          <span className="flex items-center pl-1" title={t('view.unsaved')} data-unsaved>
            <span aria-hidden className="size-2 rounded-full bg-warn" />
            <span className="sr-only">{t('view.unsaved')}</span>
          </span>
        )}
        {dirty && mayEdit && (
          <Line isDisabled={isBusy} text={t('view.save')} onClick={() => void attempt(save)} />
        )}
        {dirty && <Line text={t('view.saveAs')} onClick={() => setNaming(true)} />}
        {dirty && isInView && <Line text={t('view.reset')} onClick={reset} />}
        {hasChips && (
          <span className="ml-auto">
            <Line text={t('clear')} onClick={onClear} />
          </span>
        )}
      </div>
      {problem && (
        <p role="alert" className="px-1 text-[12px] text-danger">
          {problem}
        </p>
      )}
      {isNaming && <SaveViewDialog filter={filter} sort={sort} onClose={() => setNaming(false)} />}
    </>
  )
}

interface LineProps {
  text: string
  isDisabled?: boolean
  onClick: () => void
}

function Line({ text, isDisabled = false, onClick }: LineProps) {
  return (
    <Button
      look="ghost"
      size="small"
      disabled={isDisabled}
      onClick={onClick}
      className="h-6! px-1.5! text-[12px]!"
    >
      {text}
    </Button>
  )
}

function useAttempt() {
  const t = useTranslations('views')
  const say = useTroubleText()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  async function attempt(act: () => Promise<void>) {
    setBusy(true)
    setProblem(null)
    try {
      await act()
    } catch (error) {
      setProblem(t('failed', { message: say(error) }))
    } finally {
      setBusy(false)
    }
  }
  return { attempt, isBusy, problem }
}
