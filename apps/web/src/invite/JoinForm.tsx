'use client'
import type { Trouble } from '@parley/client'
import { limits } from '@parley/contract'
import { Button, Choices, TextField } from '@parley/ui'
import { useEffect, useState } from 'react'
import type { FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { TroubleText } from '../dashboard/settings/TroubleText.tsx'
import { postJson } from '../dashboard/settings/postJson.ts'
import { useAttempt } from '../dashboard/settings/useAttempt.ts'
import { isOver } from './Invite.tsx'

interface JoinFormProps {
  secret: string
  /** Who is signed in here. */
  person: { name: string; email: string } | null
  /** The link is of no more use to who holds it. */
  onOver: (trouble: Trouble) => void
}

type Way = 'new' | 'known' | 'signedIn'

/** Joins with the sign-in at hand, with another one, or as somebody new. */
export function JoinForm({ secret, person, onOver }: JoinFormProps) {
  const t = useTranslations('invite')
  const { isBusy, trouble, attempt } = useAttempt()
  // Until scripts run, the browser itself would send the form: the password into the address.
  const [isAlive, setAlive] = useState(false)
  useEffect(() => setAlive(true), [])
  const [way, setWay] = useState<Way>(person ? 'signedIn' : 'new')
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')

  async function join() {
    if (way === 'known') await signIn(email, password)
    const newcomer = { name: name.trim(), email: email.trim(), password }
    const joined = await postJson('/api/invitations/accept', {
      secret,
      ...(way === 'new' && { person: newcomer }),
    }).catch((error: unknown) => {
      if (isOver(error as Trouble) && !(error as Trouble).field) onOver(error as Trouble)
      throw error
    })
    if (way === 'new') await signIn(email, password)
    window.location.assign(`/accounts/${(joined as { slug: string }).slug}/conversations`)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void attempt(join)
  }
  const problemOf = (field: string) => {
    if (trouble?.field !== `person.${field}`) return undefined
    if (trouble.failure === 'person.exists') return t('taken', { known: t('known') })
    return field === 'password' ? t('rule', { count: limits.passwordMin }) : trouble.message
  }
  const isWrong = trouble?.failure === 'session.required'
  return (
    <form method="post" onSubmit={submit} className="mt-5 flex flex-col gap-3">
      {way === 'signedIn' ? (
        <p className="text-[14px] [overflow-wrap:anywhere]">{t('as', person!)}</p>
      ) : (
        <>
          <Choices
            label={t('new')}
            value={way}
            options={(['new', 'known'] as const).map((value) => ({ value, label: t(value) }))}
            onChange={setWay}
          />
          {way === 'new' && (
            <TextField
              label={t('name')}
              value={name}
              required
              maxLength={limits.name}
              autoComplete="name"
              dir="auto"
              problem={problemOf('name')}
              onChange={(event) => setName(event.target.value)}
            />
          )}
          <TextField
            label={t('email')}
            type="email"
            value={email}
            required
            autoComplete="username"
            problem={problemOf('email')}
            onChange={(event) => setEmail(event.target.value)}
          />
          <TextField
            label={t('password')}
            type="password"
            value={password}
            required
            {...(way === 'new' && { minLength: limits.passwordMin })}
            maxLength={limits.passwordMax}
            hint={way === 'new' ? t('rule', { count: limits.passwordMin }) : undefined}
            autoComplete={way === 'new' ? 'new-password' : 'current-password'}
            problem={problemOf('password')}
            onChange={(event) => setPassword(event.target.value)}
          />
        </>
      )}
      {isWrong && (
        <p role="alert" className="text-[13px] text-danger">
          {t('wrong')}
        </p>
      )}
      {!isWrong && !trouble?.field && <TroubleText trouble={trouble} />}
      <Button type="submit" look="solid" disabled={isBusy || !isAlive} className="mt-1 h-9!">
        {t(({ new: 'create', known: 'signIn', signedIn: 'join' } as const)[way])}
      </Button>
      {way === 'signedIn' && (
        <Button look="ghost" onClick={() => setWay('known')}>
          {t('other')}
        </Button>
      )}
    </form>
  )
}

const wrong: Trouble = { failure: 'session.required', message: 'Wrong.', retryable: false }

async function signIn(email: string, password: string): Promise<void> {
  const body = { email: email.trim(), password }
  // better-auth says what is wrong in words of its own.
  await postJson('/api/auth/sign-in/email', body).catch(() => Promise.reject(wrong))
}
