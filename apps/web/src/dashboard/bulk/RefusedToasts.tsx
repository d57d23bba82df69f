'use client'
import { useRefused } from '@parley/client/react'
import { Toast } from '@parley/ui'
import { useTranslations } from 'use-intl'
import { useTroubleText } from '../../i18n/useTroubleText.ts'

/** Changes made before the page was opened that the server then refused: they stay until they are seen. */
export function RefusedToasts() {
  const t = useTranslations('bulk')
  const say = useTroubleText()
  const { items, retry, discard } = useRefused()
  return items.map(({ id, refusal }) => (
    <Toast
      key={id}
      title={t('refused')}
      text={say(refusal)}
      isProblem
      action={{ label: t('again'), hint: t('again'), onAct: () => retry(id) }}
      closeLabel={t('dismiss')}
      durationMs={null}
      onClose={() => discard(id)}
    />
  ))
}
