'use client'
import { Check } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'

/** Says for a while that it is kept, each time `count` grows. */
export function Saved({ count }: { count: number }) {
  const t = useTranslations('settings')
  const [told, setTold] = useState(count)
  useEffect(() => {
    if (told === count) return undefined
    const timer = setTimeout(() => setTold(count), 4000)
    return () => clearTimeout(timer)
  }, [told, count])
  return (
    <p role="status" className="flex items-center gap-1 text-[13px] text-muted">
      {told !== count && (
        <>
          <Check aria-hidden size={14} className="text-ok" />
          {t('saved')}
        </>
      )}
    </p>
  )
}
