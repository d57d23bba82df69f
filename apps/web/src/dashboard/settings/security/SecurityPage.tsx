'use client'
import { useTranslations } from 'use-intl'
import { Panel } from '../Panel.tsx'
import { PasswordSection } from './PasswordSection.tsx'
import { SessionsSection } from './SessionsSection.tsx'

/** How the person signs in, and where they are. */
export function SecurityPage() {
  const t = useTranslations('settings')
  return (
    <Panel title={t('pages.security')} text={t('security.text')}>
      <PasswordSection />
      <SessionsSection />
    </Panel>
  )
}
