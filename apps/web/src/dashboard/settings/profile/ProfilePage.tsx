'use client'
import { limits } from '@parley/contract'
import { Button, TextField } from '@parley/ui'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { useTroubleText } from '../../../i18n/useTroubleText.ts'
import { usePeople } from '../../People.tsx'
import { Panel, Section } from '../Panel.tsx'
import { Saved } from '../Saved.tsx'
import { TroubleText } from '../TroubleText.tsx'
import { useApi } from '../useApi.ts'
import { useAttempt } from '../useAttempt.ts'
import { AvatarField } from './AvatarField.tsx'

/** Who the person is to others. */
export function ProfilePage() {
  const t = useTranslations('settings')
  const say = useTroubleText()
  const { me } = usePeople()
  const { api, change } = useApi()
  const { isBusy, trouble, attempt } = useAttempt()
  const [typed, setTyped] = useState<string | null>(null)
  const [saves, setSaves] = useState(0)
  const name = typed ?? me.name
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const done = await attempt(() => api.profile.update.mutate({ ...change(), name: name.trim() }))
    if (!done) return
    setTyped(null)
    setSaves((held) => held + 1)
  }
  const isAboutName = trouble?.field === 'name'
  return (
    <Panel title={t('pages.profile')} text={t('profile.text')}>
      <Section title={t('profile.picture')}>
        <AvatarField />
      </Section>
      <Section title={t('profile.section')}>
        <form className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
          <TextField
            label={t('name')}
            value={name}
            required
            maxLength={limits.name}
            autoComplete="name"
            dir="auto"
            problem={isAboutName ? say(trouble) : undefined}
            onChange={(event) => setTyped(event.target.value)}
          />
          <TextField label={t('profile.email')} value={me.email} readOnly />
          {!isAboutName && <TroubleText trouble={trouble} />}
          <div className="flex items-center gap-3">
            <Button
              type="submit"
              look="solid"
              disabled={isBusy || name.trim() === '' || name === me.name}
            >
              {t('save')}
            </Button>
            <Saved count={saves} />
          </div>
        </form>
      </Section>
    </Panel>
  )
}
