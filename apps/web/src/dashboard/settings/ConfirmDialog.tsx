'use client'
import { Button, Dialog } from '@parley/ui'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { TroubleText } from './TroubleText.tsx'
import { useAttempt } from './useAttempt.ts'

interface ConfirmDialogProps {
  title: string
  /** What happens then. */
  children: ReactNode
  confirm: string
  /** It cannot be done now, for the reason that is said. */
  isImpossible?: boolean
  act: () => Promise<unknown>
  onClose: () => void
}

/** Asks before something is taken away, and says what that means. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, confirm, isImpossible = false, act, onClose } = props
  const t = useTranslations('settings')
  const { isBusy, trouble, attempt } = useAttempt()
  const run = async () => {
    if (await attempt(act)) onClose()
  }
  return (
    <Dialog
      title={title}
      closeLabel={t('cancel')}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <div className="flex flex-col gap-2 text-[14px] [overflow-wrap:anywhere]">{children}</div>
      <div className="mt-3">
        <TroubleText trouble={trouble} />
      </div>
      <div className="mt-4 flex justify-end gap-2">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button
          look="danger"
          className="border border-line"
          disabled={isBusy || isImpossible}
          onClick={() => void run()}
        >
          {confirm}
        </Button>
      </div>
    </Dialog>
  )
}
