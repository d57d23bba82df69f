'use client'
import { accountKey } from '@parley/client'
import type { Seat } from '@parley/client/picture'
import { useEffect, useState } from 'react'
import { Dashboard } from '../dashboard/Dashboard.tsx'
import { DashboardSkeleton } from '../dashboard/DashboardSkeleton.tsx'
import { Live } from '../dashboard/Live.tsx'
import { Settings } from '../dashboard/settings/Settings.tsx'
import { browserZone } from '../i18n/browserZone.ts'
import { Elsewhere } from '../i18n/Elsewhere.tsx'
import { chooseLocale } from '../i18n/locales.ts'
import { Language } from '../i18n/Language.tsx'
import { loadPicture } from './loadPicture.ts'
import { Unreachable } from './Unreachable.tsx'

interface Kept {
  seat: Seat
  account: Seat['accounts'][number]
}

/** What the address shows, from what is kept in this browser. */
export function Shell({ build }: { build: string | null }) {
  const [kept, setKept] = useState<Kept | null | undefined>()
  useEffect(() => {
    const nothing = () => setKept(null)
    readKept(build).then(setKept, nothing)
  }, [build])
  if (kept === undefined) return <DashboardSkeleton />
  const locale = chooseLocale(cookieOf('locale'), navigator.languages.join())
  const timeZone = browserZone()
  return (
    <Language locale={locale} now={new Date()} timeZone={timeZone}>
      {kept ? <Opened kept={kept} build={build} /> : <Unreachable />}
    </Language>
  )
}

function Opened({ kept: { seat, account }, build }: { kept: Kept; build: string | null }) {
  const [isSettings] = useState(() => /^\/accounts\/[^/]+\/settings/.test(window.location.pathname))
  const { id, slug } = account
  return (
    <Live accountId={id} accounts={seat.accounts} build={build} answers={[]} startsOffline>
      {isSettings ? (
        <Elsewhere>
          <Settings slug={slug} />
        </Elsewhere>
      ) : (
        <Dashboard slug={slug} accounts={seat.accounts} />
      )}
    </Live>
  )
}

/** Null where nothing of the account in the address is kept; without one it is the first. */
async function readKept(build: string | null): Promise<Kept | null> {
  if (build === null) return null
  const picture = loadPicture(build)
  const seat = await picture.seat()
  const [, slug] = /^\/accounts\/([^/]+)/.exec(window.location.pathname) ?? []
  const account = seat?.accounts.find((one) => !slug || one.slug === decodeURIComponent(slug))
  if (!seat || !account) return null
  if (!slug) window.history.replaceState(null, '', `/accounts/${account.slug}/conversations`)
  const onlooker = { userId: seat.userId, accountId: account.id }
  const people = await picture.read(onlooker, accountKey({ accountId: account.id }))
  return people && { seat, account }
}

function cookieOf(name: string): string | undefined {
  const found = document.cookie.split('; ').find((part) => part.startsWith(`${name}=`))
  return found?.slice(name.length + 1)
}
