'use client'
import type { Trouble } from '@parley/client'
import { Button } from '@parley/ui'
import { useTranslations } from 'use-intl'
import { useTroubleText } from '../../i18n/useTroubleText.ts'
import { RequestId } from '../trouble/RequestId.tsx'

interface TroubleTextProps {
  trouble: Trouble | null
  onRetry?: (() => void) | undefined
}

/** What went wrong, in the reader's words, and by which number the server's log knows it. */
export function TroubleText({ trouble, onRetry }: TroubleTextProps) {
  const t = useTranslations('settings')
  const say = useTroubleText()
  if (!trouble) return null
  return (
    <div role="alert" className="flex flex-wrap items-center gap-2 text-[13px] text-danger">
      <p>
        {say(trouble)}
        <RequestId trouble={trouble} />
      </p>
      {onRetry && (
        <Button size="small" onClick={onRetry}>
          {t('retry')}
        </Button>
      )}
    </div>
  )
}
