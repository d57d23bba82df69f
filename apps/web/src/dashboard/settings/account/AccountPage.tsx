'use client'
import { limits } from '@parley/contract'
import { useAccount } from '@parley/client/react'
import { Button, TextField } from '@parley/ui'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { useTroubleText } from '../../../i18n/useTroubleText.ts'
import { Panel, Section } from '../Panel.tsx'
import { Saved } from '../Saved.tsx'
import { TroubleText } from '../TroubleText.tsx'
import { useApi } from '../useApi.ts'
import { useAttempt } from '../useAttempt.ts'

/** What the account is called, for owners. */
export function AccountPage() {
  const t = useTranslations('settings')
  const say = useTroubleText()
  const { account } = useAccount()
  const { api, change } = useApi()
  const { isBusy, trouble, attempt } = useAttempt()
  // Until something is typed, what others change is shown.
  const [typed, setTyped] = useState<string | null>(null)
  const [saves, setSaves] = useState(0)
  const name = typed ?? account?.name ?? ''
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const done = await attempt(() => api.accounts.update.mutate({ ...change(), name: name.trim() }))
    if (!done) return
    setTyped(null)
    setSaves((held) => held + 1)
  }
  const isAboutName = trouble?.field === 'name'
  return (
    <Panel title={t('pages.account')} text={t('account.text')}>
      <Section title={t('account.section')}>
        <form className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
          <TextField
            label={t('name')}
            value={name}
            required
            maxLength={limits.name}
            dir="auto"
            problem={isAboutName ? say(trouble) : undefined}
            onChange={(event) => setTyped(event.target.value)}
          />
          <TextField
            label={t('account.slug')}
            hint={t('account.slugHint')}
            value={account?.slug ?? ''}
            readOnly
          />
          {!isAboutName && <TroubleText trouble={trouble} />}
          <div className="flex items-center gap-3">
            <Button
              type="submit"
              look="solid"
              disabled={isBusy || name.trim() === '' || name === account?.name}
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
