'use client'
import { densities, sendKeys, themes } from '@parley/contract'
import type { Language, Preferences, Theme } from '@parley/contract'
import { usePreferences } from '@parley/client/react'
import { Choices, SelectField, Switch } from '@parley/ui'
import { Monitor, Moon, Sun } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { languageNames, locales } from '../../../i18n/locales.ts'
import { TroubleNotice } from '../../trouble/TroubleNotice.tsx'
import { useAgain } from '../../useAgain.ts'
import { Panel, Section } from '../Panel.tsx'
import { TroubleText } from '../TroubleText.tsx'
import { useAttempt } from '../useAttempt.ts'

const icons: Record<Theme, ReactNode> = {
  system: <Monitor aria-hidden size={14} />,
  light: <Sun aria-hidden size={14} />,
  dark: <Moon aria-hidden size={14} />,
}

/** How the person wants their screens; it takes effect at once, on every device. */
export function PreferencesPage() {
  const t = useTranslations('settings')
  const { preferences, update, status, error } = usePreferences()
  const again = useAgain('preferences.get')
  const { trouble, attempt } = useAttempt()
  const choose = (patch: Partial<Preferences>) => void attempt(() => update(patch))
  return (
    <Panel title={t('pages.preferences')} text={t('preferences.text')}>
      <TroubleText trouble={trouble} />
      {status === 'error' && (
        <TroubleNotice isSmall title={t('preferences.failed')} trouble={error} onRetry={again} />
      )}
      <Section title={t('preferences.look')}>
        <Field label={t('preferences.theme')}>
          <Choices
            label={t('preferences.theme')}
            value={preferences.theme}
            options={themes.map((value) => ({
              value,
              label: t(`preferences.themes.${value}`),
              icon: icons[value],
            }))}
            onChange={(theme) => choose({ theme })}
          />
        </Field>
        <Field label={t('preferences.density')}>
          <Choices
            label={t('preferences.density')}
            value={preferences.density}
            options={densities.map((value) => ({
              value,
              label: t(`preferences.densities.${value}`),
            }))}
            onChange={(density) => choose({ density })}
          />
        </Field>
        <SelectField
          label={t('preferences.language')}
          value={preferences.language ?? ''}
          options={[
            { value: '', label: t('preferences.browserLanguage') },
            ...locales.map((value) => ({ value, label: languageNames[value] })),
          ]}
          onChange={(value) => choose({ language: value === '' ? null : (value as Language) })}
        />
      </Section>
      <Section title={t('preferences.writing')}>
        <Field label={t('preferences.sendWith')}>
          <Choices
            label={t('preferences.sendWith')}
            value={preferences.sendWith}
            options={sendKeys.map((value) => ({
              value,
              label: t(`preferences.sendKeys.${value}`),
            }))}
            onChange={(sendWith) => choose({ sendWith })}
          />
        </Field>
      </Section>
      <Section title={t('preferences.attention')}>
        <Switch
          label={t('preferences.sound')}
          hint={t('preferences.soundHint')}
          isOn={preferences.sound}
          onChange={(sound) => choose({ sound })}
        />
      </Section>
    </Panel>
  )
}

function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1">
      <span aria-hidden className="text-[12px] font-medium text-muted">
        {label}
      </span>
      {children}
    </div>
  )
}
