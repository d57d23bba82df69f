'use client'
import { Button, Notice } from '@parley/ui'
import { CloudOff } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'

const everyMs = 5000

/** There is no server and nothing is kept: says so, and opens the page once the server answers. */
export function Unreachable() {
  const t = useTranslations('connection')
  useEffect(() => {
    const timer = setInterval(() => void openIfReady(), everyMs)
    window.addEventListener('online', openIfReady)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', openIfReady)
    }
  }, [])
  return (
    <main className="h-dvh">
      <Notice
        icon={<CloudOff aria-hidden size={32} />}
        title={t('away')}
        text={t('nothingKept')}
        action={<Button onClick={() => window.location.reload()}>{t('retry')}</Button>}
      />
    </main>
  )
}

async function openIfReady(): Promise<void> {
  const signal = AbortSignal.timeout(everyMs)
  const ready = await fetch('/readyz', { cache: 'no-store', signal }).catch(() => null)
  if (ready?.ok) window.location.reload()
}
