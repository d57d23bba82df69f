'use client'
import { notificationKinds } from '@parley/contract'
import type { NotificationPreferences, Preferences } from '@parley/contract'
import { usePreferences } from '@parley/client/react'
import { Switch } from '@parley/ui'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { askPermission, permissionNow } from '../notifications/permission.ts'
import { TroubleNotice } from '../trouble/TroubleNotice.tsx'
import { useAgain } from '../useAgain.ts'
import { Panel, Section } from './Panel.tsx'
import { PushSwitch } from './PushSwitch.tsx'
import { QuietSection } from './QuietSection.tsx'
import { TroubleText } from './TroubleText.tsx'
import { useAttempt } from './useAttempt.ts'

/** What one is told of, where, and when not. */
export function NotificationSettings() {
  const t = useTranslations('notifications')
  const { preferences, update, status, error } = usePreferences()
  const again = useAgain('preferences.get')
  const { trouble, attempt } = useAttempt()
  const [isDenied, setDenied] = useState(false)
  const { notifications: chosen, sound, quietHours } = preferences
  const choose = (patch: Partial<Preferences>) => void attempt(() => update(patch))
  const wish = (patch: Partial<NotificationPreferences>) =>
    choose({ notifications: { ...chosen, ...patch } })
  const wishBrowser = async (browser: boolean) => {
    const isAllowed = !browser || (await askPermission()) === 'granted'
    setDenied(!isAllowed)
    if (isAllowed) wish({ browser })
  }
  return (
    <Panel title={t('title')} text={t('page.text')}>
      <TroubleText trouble={trouble} />
      {status === 'error' && (
        <TroubleNotice isSmall title={t('page.failed')} trouble={error} onRetry={again} />
      )}
      <Section title={t('page.kinds')} text={t('page.mutedHint')}>
        {notificationKinds.map((kind) => (
          <Switch
            key={kind}
            label={t(`page.${kind}`)}
            isOn={chosen[kind]}
            onChange={(on) => wish({ [kind]: on })}
          />
        ))}
      </Section>
      <Section title={t('page.where')}>
        <Switch
          label={t('page.sound')}
          hint={t('page.soundHint')}
          isOn={sound}
          onChange={(on) => choose({ sound: on })}
        />
        <Switch
          label={t('page.browser')}
          hint={t('page.browserHint')}
          isOn={chosen.browser}
          onChange={(on) => void wishBrowser(on)}
        />
        {isDenied && (
          <p role="alert" className="text-[12px] text-danger">
            {t(permissionNow() === 'none' ? 'notHere' : 'denied')}
          </p>
        )}
        <PushSwitch onChange={(push) => wish({ push })} />
        <Switch
          label={t('page.previews')}
          hint={t('page.previewsHint')}
          isOn={chosen.previews}
          onChange={(previews) => wish({ previews })}
        />
      </Section>
      <QuietSection hours={quietHours} onChange={(hours) => choose({ quietHours: hours })} />
    </Panel>
  )
}
