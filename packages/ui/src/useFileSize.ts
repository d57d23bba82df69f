import { useCallback } from 'react'
import { useFormatter, useTranslations } from 'use-intl'

/** The size of a file in the reader's words. */
export function useFileSize(): (bytes: number) => string {
  const t = useTranslations('attachments')
  const format = useFormatter()
  return useCallback(
    (bytes) => {
      const number = (value: number, digits: number) =>
        format.number(value, { maximumFractionDigits: digits })
      if (bytes < 1000) return t('bytes', { value: number(bytes, 0) })
      if (bytes < 1_000_000) return t('kilobytes', { value: number(bytes / 1000, 0) })
      return t('megabytes', { value: number(bytes / 1_000_000, 1) })
    },
    [t, format],
  )
}
