'use client'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'

const patienceMs = 4000

/** Says that what loads takes long; nothing before that. */
export function SlowNote() {
  const t = useTranslations('app')
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), patienceMs)
    return () => clearTimeout(timer)
  }, [])
  if (!isLong) return null
  return (
    <p
      data-slow
      className="absolute inset-x-0 top-2 z-10 mx-auto w-fit max-w-full rounded-full border border-line bg-raised px-2.5 py-0.5 text-[12px] text-text"
    >
      {t('slow')}
    </p>
  )
}
