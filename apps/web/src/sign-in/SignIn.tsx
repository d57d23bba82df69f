'use client'
import type { Role } from '@parley/contract'
import { Avatar, Button, TextField } from '@parley/ui'
import { MessagesSquare } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { SubmitEvent } from 'react'
import { useTranslations } from 'use-intl'
import { browserZone } from '../i18n/browserZone.ts'
import { setCookie } from '../i18n/setCookie.ts'
import { forgetPicture } from '../offline/pictureHere.ts'

export interface Setup {
  demo: { email: string; name: string; avatar: string | null; role: Role }[] | null
  needsOwner: boolean
}

const demoPassword = 'parley-demo'

/** Signs in; on an empty Parley makes its owner; with the demo offers its people by one click. */
export function SignIn({ setup }: { setup: Setup }) {
  const t = useTranslations()
  const [problem, setProblem] = useState<string | null>(null)
  // Until scripts run, the browser itself would send the form: the password into the address.
  const [isBusy, setBusy] = useState(true)
  useEffect(() => setBusy(false), [])
  // The server knows nobody here: nothing of who was is to be opened any more.
  useEffect(() => void forgetPicture().catch(() => {}), [])
  useEffect(() => setCookie('timezone', browserZone()), [])

  async function signIn(email: string, password: string) {
    const response = await post('/api/auth/sign-in/email', { email, password })
    // The page itself knows where to go on from here.
    if (response.ok) return void window.location.reload()
    setProblem(t(problemOf(response.status)))
  }

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>
    await attempt(async () => {
      if (setup.needsOwner) {
        const made = await post('/api/setup', form)
        if (!made.ok) {
          const { message } = (await made.json()) as { message: string }
          return setProblem(t('signIn.failed', { message }))
        }
      }
      await signIn(form['email']!, form['password']!)
    })
  }

  async function attempt(act: () => Promise<void>) {
    setBusy(true)
    setProblem(null)
    try {
      await act()
    } catch {
      setProblem(t('signIn.offline'))
    } finally {
      setBusy(false)
    }
  }

  return (
    <main className="flex min-h-full items-center justify-center p-4">
      <div className="w-full max-w-sm rounded-lg border border-line bg-panel p-6 shadow-float">
        <MessagesSquare aria-hidden className="mb-3 text-accent" size={28} />
        <h1 className="text-[18px] font-semibold">
          {t(setup.needsOwner ? 'signIn.setupTitle' : 'signIn.title')}
        </h1>
        {setup.needsOwner && <p className="mt-1 text-[13px] text-muted">{t('signIn.setupText')}</p>}
        <form
          method="post"
          onSubmit={(event) => void submit(event)}
          className="mt-5 flex flex-col gap-3"
        >
          {setup.needsOwner && (
            <>
              <TextField
                label={t('signIn.name')}
                name="name"
                required
                maxLength={200}
                autoComplete="name"
              />
              <TextField
                label={t('signIn.accountName')}
                name="accountName"
                required
                maxLength={200}
                autoComplete="organization"
              />
            </>
          )}
          <TextField
            label={t('signIn.email')}
            name="email"
            type="email"
            required
            autoComplete="username"
          />
          <TextField
            label={t('signIn.password')}
            name="password"
            type="password"
            required
            minLength={setup.needsOwner ? 10 : undefined}
            placeholder={setup.needsOwner ? t('signIn.passwordHint') : undefined}
            autoComplete={setup.needsOwner ? 'new-password' : 'current-password'}
          />
          {problem && (
            <p role="alert" className="text-[13px] text-danger">
              {problem}
            </p>
          )}
          <Button type="submit" look="solid" disabled={isBusy} className="mt-1 h-9!">
            {t(setup.needsOwner ? 'signIn.create' : 'signIn.submit')}
          </Button>
        </form>
        {setup.demo && (
          <section className="mt-6 border-t border-line pt-4">
            <h2 className="text-[12px] font-medium text-muted">{t('signIn.demo')}</h2>
            <ul className="mt-2 flex flex-col">
              {setup.demo.map((person) => (
                <li key={person.email}>
                  <button
                    type="button"
                    disabled={isBusy}
                    onClick={() => void attempt(() => signIn(person.email, demoPassword))}
                    className="flex w-full cursor-pointer items-center gap-3 rounded-lg px-2 py-1.5 text-left text-[13px] hover:bg-hover"
                  >
                    <Avatar name={person.name} image={person.avatar} size={28} />
                    <span className="flex-1 font-medium">{person.name}</span>
                    <span className="text-[12px] text-muted">{t(`role.${person.role}`)}</span>
                  </button>
                </li>
              ))}
            </ul>
            <p className="mt-2 text-[12px] text-muted">
              {t('signIn.demoPassword', { password: demoPassword })}
            </p>
          </section>
        )}
      </div>
    </main>
  )
}

/** Too many tries and a fault of the server are not a wrong password. */
function problemOf(status: number) {
  if (status === 429) return 'signIn.limited'
  return status >= 500 ? 'signIn.offline' : 'signIn.wrong'
}

function post(path: string, body: unknown): Promise<Response> {
  return fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(20_000),
  })
}
