'use client'
import { usePreference } from '@parley/client/react'
import { Button } from '@parley/ui'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { askPermission, permissionNow } from './permission.ts'

const key = 'parley.offeredNotifications'

/** Says what browser notifications are for before the browser asks, once. */
export function Offer() {
  const t = useTranslations('notifications')
  const [chosen, choose] = usePreference('notifications')
  const [isGone, setGone] = useState(() => localStorage.getItem(key) !== null)
  if (isGone || chosen.browser || permissionNow() !== 'default') return null
  const leave = () => {
    localStorage.setItem(key, '1')
    setGone(true)
  }
  const allow = async () => {
    const isAllowed = (await askPermission()) === 'granted'
    leave()
    if (isAllowed) await choose({ ...chosen, browser: true }).catch(() => {})
  }
  return (
    <div className="border-b border-line bg-hover p-3">
      <p className="font-medium">{t('offer')}</p>
      <p className="text-muted">{t('offerText')}</p>
      <div className="mt-2 flex gap-2">
        <Button look="solid" size="small" onClick={() => void allow()}>
          {t('allow')}
        </Button>
        <Button look="ghost" size="small" onClick={leave}>
          {t('later')}
        </Button>
      </div>
    </div>
  )
}
