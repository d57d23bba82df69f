'use client'
import type { Trouble } from '@parley/client'
import type { Role } from '@parley/contract'
import { Button, Notice } from '@parley/ui'
import { Link2Off, MessagesSquare } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { postJson } from '../dashboard/settings/postJson.ts'
import { JoinForm } from './JoinForm.tsx'

interface Look {
  account: string
  role: Role
  invitedBy: string | null
}
type State = { is: 'loading' } | { is: 'open'; look: Look } | { is: 'over'; trouble: Trouble }

/** Says whereto a link invites, and lets its holder in: as who is signed in, or somebody new. */
export function Invite({ person }: { person: { name: string; email: string } | null }) {
  const t = useTranslations()
  const [state, setState] = useState<State>({ is: 'loading' })
  const [secret, setSecret] = useState('')
  const look = useCallback(async () => {
    const held = window.location.hash.slice(1)
    setSecret(held)
    setState({ is: 'loading' })
    try {
      const found = (await postJson('/api/invitations/look', { secret: held })) as Look
      setState({ is: 'open', look: found })
    } catch (error) {
      setState({ is: 'over', trouble: error as Trouble })
    }
  }, [])
  useEffect(() => {
    void look()
    // Another link opened in this tab changes the fragment alone.
    window.addEventListener('hashchange', look)
    return () => window.removeEventListener('hashchange', look)
  }, [look])
  if (state.is === 'loading')
    return <main aria-busy aria-label={t('invite.loading')} className="h-dvh" />
  if (state.is === 'over') return <Over trouble={state.trouble} onRetry={() => void look()} />
  const { account, role, invitedBy } = state.look
  const as = t(`role.${role}`)
  return (
    <main className="flex min-h-full items-center justify-center p-4">
      <div className="w-full max-w-sm rounded-lg border border-line bg-panel p-6 shadow-float">
        <MessagesSquare aria-hidden className="mb-3 text-accent" size={28} />
        <h1 dir="auto" className="text-[18px] font-semibold [overflow-wrap:anywhere]">
          {t('invite.title', { account })}
        </h1>
        <p className="mt-1 text-[13px] text-muted">
          {invitedBy
            ? t('invite.text', { name: invitedBy, role: as })
            : t('invite.textAlone', { role: as })}
        </p>
        <JoinForm
          key={secret}
          secret={secret}
          person={person}
          onOver={(trouble) => setState({ is: 'over', trouble })}
        />
      </div>
    </main>
  )
}

const endings = {
  'invitation.notFound': 'notFound',
  'invitation.expired': 'expired',
  'invitation.used': 'used',
  'member.exists': 'member',
  'input.invalid': 'notFound',
} as const

/** Whether a link is of no more use to who holds it. */
export function isOver({ failure }: Trouble): boolean {
  return failure !== null && failure in endings
}

function Over({ trouble, onRetry }: { trouble: Trouble; onRetry: () => void }) {
  const t = useTranslations()
  const icon = <Link2Off aria-hidden size={32} />
  if (!isOver(trouble))
    return (
      <main className="h-dvh">
        <Notice
          icon={icon}
          title={t('invite.over.failed')}
          text={trouble.requestId && t('settings.requestId', { id: trouble.requestId })}
          action={<Button onClick={onRetry}>{t('invite.retry')}</Button>}
        />
      </main>
    )
  const ending = endings[trouble.failure as keyof typeof endings]
  return (
    <main className="h-dvh">
      <Notice
        icon={icon}
        title={t(`invite.over.${ending}`)}
        text={t(`invite.over.${ending}Text`)}
        action={
          <a className="text-[13px] text-accent-strong underline" href="/">
            {t('invite.home')}
          </a>
        }
      />
    </main>
  )
}
