'use client'
import type { BulkProgress } from '@parley/client'
import type { BulkPatch } from '@parley/contract'
import { cn, ToastRegion } from '@parley/ui'
import { useTranslations } from 'use-intl'
import { ChangeToast } from './ChangeToast.tsx'
import { RefusedToasts } from './RefusedToasts.tsx'
import { UndoToast } from './UndoToast.tsx'
import type { ShownOffer } from './useUndoOffers.ts'

interface ShownChange {
  operationId: string
  patch: BulkPatch
  startedAt: number
  progress: BulkProgress
}

interface ToastsProps {
  /** On a narrow screen an open conversation has its composer at the bottom. */
  isReading: boolean
  changes: readonly ShownChange[]
  offers: readonly ShownOffer[]
  /** The one that `z` undoes. */
  undoable: string | null
  onUndo: (operationId: string) => void
  onClose: (operationId: string) => void
  onUndoOffer: (id: string) => void
  onCloseOffer: (id: string) => void
}

/** What was done lately, each with its way back. */
export function Toasts(props: ToastsProps) {
  const { isReading, changes, offers, undoable } = props
  const t = useTranslations('bulk')
  return (
    <ToastRegion
      label={t('toasts')}
      className={cn(
        'left-4 w-[min(308px,calc(100vw-32px))] lg:left-[248px]',
        isReading ? 'max-md:top-16 md:bottom-4' : 'bottom-4 max-md:bottom-12',
      )}
    >
      <RefusedToasts />
      {changes.map(({ operationId, patch, startedAt, progress }) => (
        <ChangeToast
          key={operationId}
          progress={progress}
          patch={patch}
          startedAt={startedAt}
          hasKey={operationId === undoable}
          onUndo={() => props.onUndo(operationId)}
          onClose={() => props.onClose(operationId)}
        />
      ))}
      {offers.map((offer) => (
        <UndoToast
          key={offer.id}
          offer={offer}
          hasKey={offer.id === undoable}
          onUndo={() => props.onUndoOffer(offer.id)}
          onClose={() => props.onCloseOffer(offer.id)}
        />
      ))}
    </ToastRegion>
  )
}
