'use client'
import type { SavedView } from '@parley/contract'
import { useSaveView } from '@parley/client/react'
import { Button, Dialog } from '@parley/ui'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useTroubleText } from '../../i18n/useTroubleText.ts'

interface DeleteViewDialogProps {
  view: SavedView
  onClose: () => void
  onDeleted: () => void
  onCloseAutoFocus: (event: Event) => void
}

/** Asks before a view is deleted, and says for whom. */
export function DeleteViewDialog(props: DeleteViewDialogProps) {
  const { view, onClose, onDeleted, onCloseAutoFocus } = props
  const t = useTranslations('views')
  const tellTrouble = useTroubleText()
  const { remove } = useSaveView()
  const [problem, setProblem] = useState<string | null>(null)
  async function confirm() {
    try {
      await remove(view.id)
      onDeleted()
      onClose()
    } catch (error) {
      setProblem(t('failed', { message: tellTrouble(error) }))
    }
  }
  return (
    <Dialog
      title={t('dialog.delete')}
      closeLabel={t('dialog.close')}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      onCloseAutoFocus={onCloseAutoFocus}
    >
      <p className="text-[14px]">
        {t('dialog.deleteText', { name: view.name, scope: view.scope })}
      </p>
      {problem && (
        <p role="alert" className="mt-3 text-[13px] text-danger">
          {problem}
        </p>
      )}
      <div className="mt-4 flex justify-end gap-2">
        <Button onClick={onClose}>{t('dialog.cancel')}</Button>
        <Button look="danger" className="border border-line" onClick={() => void confirm()}>
          {t('dialog.confirm')}
        </Button>
      </div>
    </Dialog>
  )
}
