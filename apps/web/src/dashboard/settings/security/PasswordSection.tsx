'use client'
import { limits } from '@parley/contract'
import { Button, Switch, TextField } from '@parley/ui'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { usePeople } from '../../People.tsx'
import { Section } from '../Panel.tsx'
import { Saved } from '../Saved.tsx'

type Problem = 'wrong' | 'short' | 'network' | null
const { passwordMin, passwordMax } = limits

/** Another password; the other sign-ins end, unless the person keeps them. */
export function PasswordSection() {
  const t = useTranslations('settings')
  const { me } = usePeople()
  const [held, setHeld] = useState('')
  const [wanted, setWanted] = useState('')
  const [endsOthers, setEndsOthers] = useState(true)
  const [problem, setProblem] = useState<Problem>(null)
  const [isBusy, setBusy] = useState(false)
  const [saves, setSaves] = useState(0)
  async function submit(event: FormEvent) {
    event.preventDefault()
    if (wanted.length < passwordMin) return setProblem('short')
    setBusy(true)
    const found = await changePassword(held, wanted, endsOthers)
    setBusy(false)
    setProblem(found)
    if (found) return
    setHeld('')
    setWanted('')
    setSaves((count) => count + 1)
  }
  return (
    <Section title={t('security.password')}>
      <form method="post" className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
        <input type="text" hidden readOnly autoComplete="username" value={me.email} />
        <TextField
          label={t('security.current')}
          type="password"
          required
          autoComplete="current-password"
          maxLength={passwordMax}
          value={held}
          problem={problem === 'wrong' ? t('security.wrong') : undefined}
          onChange={(event) => setHeld(event.target.value)}
        />
        <TextField
          label={t('security.wanted')}
          hint={t('security.rule', { count: passwordMin })}
          type="password"
          required
          autoComplete="new-password"
          maxLength={passwordMax}
          value={wanted}
          problem={problem === 'short' ? t('security.short', { count: passwordMin }) : undefined}
          onChange={(event) => setWanted(event.target.value)}
        />
        <Switch
          label={t('security.endOthers')}
          hint={t('security.endOthersHint')}
          isOn={endsOthers}
          onChange={setEndsOthers}
        />
        {problem === 'network' && (
          <p role="alert" className="text-[13px] text-danger">
            {t('security.failed')}
          </p>
        )}
        <div className="flex items-center gap-3">
          <Button type="submit" look="solid" disabled={isBusy || held === '' || wanted === ''}>
            {t('security.change')}
          </Button>
          <Saved count={saves} />
        </div>
      </form>
    </Section>
  )
}

/** The door of sign-in says nothing about why a password is wrong, or that one waits after many tries. */
async function changePassword(
  currentPassword: string,
  newPassword: string,
  endsOthers: boolean,
): Promise<Problem> {
  const body = {
    currentPassword,
    newPassword,
    ...(endsOthers ? {} : { revokeOtherSessions: false }),
  }
  const response = await fetch('/api/auth/change-password', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(30_000),
  }).catch(() => null)
  if (!response) return 'network'
  if (response.ok) return null
  return response.status === 400 || response.status === 401 ? 'wrong' : 'network'
}
