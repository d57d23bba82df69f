'use client'
import { createClient } from '@parley/client'
import type { ParleyClient } from '@parley/client'
import { ParleyProvider, useConnection } from '@parley/client/react'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { Answer } from '../server/serverApi.ts'
import { setCookie } from '../i18n/setCookie.ts'
import { signInHref } from '../sign-in/returnTo.ts'
import { FollowPreferences } from '../preferences/FollowPreferences.tsx'
import { ChangesProvider } from './bulk/Changes.tsx'
import { Attention } from './notifications/Attention.tsx'
import { DashboardSkeleton } from './DashboardSkeleton.tsx'
import { PeopleProvider } from './People.tsx'

interface LiveProps {
  accountId: string
  /** What the server rendered with; the mirror takes it over with its asOf. */
  answers: Answer[]
  children: ReactNode
}

/** The client of this tab, filled with the server's answers, for everything below. */
export function Live({ accountId, answers, children }: LiveProps) {
  const [client] = useState(() => makeClient(answers))
  useEffect(() => {
    setCookie('timezone', Intl.DateTimeFormat().resolvedOptions().timeZone)
    // Sessions are prolonged by being asked for; a page that stays open asks once an hour.
    const prolong = () => void fetch('/api/auth/get-session').catch(() => {})
    prolong()
    const timer = setInterval(prolong, 60 * 60 * 1000)
    return () => clearInterval(timer)
  }, [])
  return (
    <ParleyProvider client={client} accountId={accountId}>
      <PeopleProvider fallback={<DashboardSkeleton />}>
        <SignedOut />
        <FollowPreferences />
        <Attention />
        <ChangesProvider>{children}</ChangesProvider>
      </PeopleProvider>
    </ParleyProvider>
  )
}

function makeClient(answers: Answer[]): ParleyClient {
  const clientId = typeof sessionStorage === 'undefined' ? undefined : tabId()
  const client = createClient({ url: '/api/trpc', ...(clientId ? { clientId } : {}) })
  for (const [key, data] of answers) client.queryClient.setQueryData(key, data)
  return client
}

/** This tab's name, made once and kept over reloads. */
function tabId(): string {
  const key = 'parley.client'
  const known = sessionStorage.getItem(key)
  if (known) return known
  const made = crypto.randomUUID()
  sessionStorage.setItem(key, made)
  return made
}

/** Once the server will not have this session back there is nothing to show. */
function SignedOut() {
  const { connection } = useConnection()
  useEffect(() => {
    const { pathname, search } = window.location
    if (connection.state === 'ended') window.location.assign(signInHref(pathname + search))
  }, [connection.state])
  return null
}
