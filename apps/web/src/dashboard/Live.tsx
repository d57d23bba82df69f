'use client'
import { createClient } from '@parley/client'
import type { ParleyClient } from '@parley/client'
import { ParleyProvider, useConnection, useParley } from '@parley/client/react'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { Answer } from '../server/serverApi.ts'
import { browserZone } from '../i18n/browserZone.ts'
import { setCookie } from '../i18n/setCookie.ts'
import { signInHref } from '../sign-in/returnTo.ts'
import { KeepOffline } from '../offline/KeepOffline.tsx'
import { pictureHere } from '../offline/pictureHere.ts'
import { FollowPreferences } from '../preferences/FollowPreferences.tsx'
import { ChangesProvider } from './bulk/Changes.tsx'
import { Attention } from './notifications/Attention.tsx'
import { DashboardSkeleton } from './DashboardSkeleton.tsx'
import { leaving } from './leaving.ts'
import { paceDrawing } from './paceDrawing.ts'
import { PeopleProvider } from './People.tsx'
import { readings } from './words/readings.ts'
import type { Reading } from './words/readings.ts'
import { whenIdle } from './whenIdle.ts'

export interface LiveProps {
  accountId: string
  /** The visitor's accounts, to be found again without the network. */
  accounts: { id: string; slug: string; name: string }[]
  /** The build this page is of; null in development, where nothing is kept. */
  build: string | null
  /** The server could not be reached for this page. */
  startsOffline?: boolean
  /** What the server rendered with; the mirror takes it over with its asOf. */
  answers: Answer[]
  /** What it has read of their texts. */
  readings?: readonly Reading[]
  children: ReactNode
}

/** The client of this tab, filled with the server's answers, for everything below. */
export function Live(props: LiveProps) {
  const { accountId, accounts, build, children } = props
  const [client] = useState(() => makeClient(props))
  useEffect(() => {
    // The first formatter of a page takes long, and only the next page reads this.
    const forget = whenIdle(() => setCookie('timezone', browserZone()), 5000)
    // Sessions are prolonged by being asked for; a page that stays open asks once an hour.
    const prolong = () => void fetch('/api/auth/get-session').catch(() => {})
    prolong()
    const timer = setInterval(prolong, 60 * 60 * 1000)
    return () => {
      forget()
      clearInterval(timer)
    }
  }, [])
  return (
    <ParleyProvider client={client} accountId={accountId}>
      <PeopleProvider fallback={<DashboardSkeleton />}>
        <SignedOut />
        {build !== null && <KeepOffline build={build} accounts={accounts} />}
        <FollowPreferences />
        <Attention />
        <ChangesProvider>{children}</ChangesProvider>
      </PeopleProvider>
    </ParleyProvider>
  )
}

function makeClient(props: LiveProps): ParleyClient {
  const { answers, build, startsOffline = false } = props
  readings.keep(props.readings ?? [])
  paceDrawing()
  const clientId = typeof sessionStorage === 'undefined' ? undefined : tabId()
  const client = createClient({
    url: '/api/trpc',
    startsOffline,
    ...(clientId ? { clientId } : {}),
    ...(clientId && build !== null ? { picture: pictureHere(build) } : {}),
  })
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

/** Once the server will not have this session back there is nothing to show, and nothing to be kept. */
function SignedOut() {
  const { connection } = useConnection()
  const { client } = useParley()
  useEffect(() => {
    if (connection.state !== 'ended' || leaving.get()) return
    const { pathname, search } = window.location
    const leave = () => window.location.assign(signInHref(pathname + search))
    void client.forgetPicture().then(leave, leave)
  }, [connection.state, client])
  return null
}
