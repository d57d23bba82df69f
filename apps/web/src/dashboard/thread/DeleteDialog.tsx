'use client'
import { Button, Dialog } from '@parley/ui'
import { useTranslations } from 'use-intl'

interface DeleteDialogProps {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  onDelete: () => void
}

/** Asks first: what is deleted is gone for everybody and cannot come back. */
export function DeleteDialog({ isOpen, onOpenChange, onDelete }: DeleteDialogProps) {
  const t = useTranslations('message')
  return (
    <Dialog
      title={t('deleteTitle')}
      closeLabel={t('cancel')}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
    >
      <p className="text-[13px] text-muted">{t('deleteText')}</p>
      <div className="mt-4 flex flex-wrap justify-end gap-2">
        <Button onClick={() => onOpenChange(false)}>{t('cancel')}</Button>
        <Button
          look="danger"
          autoFocus
          onClick={() => {
            onOpenChange(false)
            onDelete()
          }}
        >
          {t('delete')}
        </Button>
      </div>
    </Dialog>
  )
}
