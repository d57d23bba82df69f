'use client'
import { cn, Notice } from '@parley/ui'
import { Lock } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { usePeople } from '../People.tsx'
import { withLateWords } from '../prepared/withLateWords.tsx'
import { useAddress } from '../useAddress.ts'
import { useIsWide } from '../useIsWide.ts'
import { AccountPage } from './account/AccountPage.tsx'
import { CannedReplies } from './CannedReplies.tsx'
import { InboxesPage } from './inboxes/InboxesPage.tsx'
import { KeysPage } from './keys/KeysPage.tsx'
import { LabelsPage } from './labels/LabelsPage.tsx'
import { MembersPage } from './members/MembersPage.tsx'
import { NotificationSettings } from './NotificationSettings.tsx'
import { PreferencesPage } from './preferences/PreferencesPage.tsx'
import { ProfilePage } from './profile/ProfilePage.tsx'
import { SecurityPage } from './security/SecurityPage.tsx'
import { SettingsNavigation } from './SettingsNavigation.tsx'
import { mayOpen, pageOf } from './settingsPlace.ts'
import type { SettingsPage } from './settingsPlace.ts'
import { TeamsPage } from './teams/TeamsPage.tsx'

const pages: Record<SettingsPage, () => ReactNode> = {
  profile: ProfilePage,
  preferences: PreferencesPage,
  notifications: NotificationSettings,
  keys: KeysPage,
  security: SecurityPage,
  members: MembersPage,
  teams: TeamsPage,
  inboxes: InboxesPage,
  labels: LabelsPage,
  cannedReplies: CannedReplies,
  account: AccountPage,
}

/** The settings: what there is to set, and one page of it; on a narrow screen one at a time. */
export const Settings = withLateWords(function Settings({ slug }: { slug: string }) {
  const t = useTranslations('settings')
  const named = pageOf(useAddress().pathname)
  const isWide = useIsWide()
  const page = named ?? 'profile'
  const content = useRef<HTMLElement>(null)
  const before = useRef(named)
  useEffect(() => {
    if (before.current !== named) content.current?.focus({ preventScroll: true })
    before.current = named
  }, [named])
  return (
    <div className="flex h-dvh overflow-hidden">
      <a
        href="#settings"
        className="sr-only z-50 rounded-lg bg-raised px-3 py-2 text-[13px] focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        {t('skip')}
      </a>
      <div
        className={cn(
          'w-full shrink-0 border-line lg:w-[232px] lg:border-r',
          named !== null && 'max-lg:hidden',
        )}
      >
        <SettingsNavigation slug={slug} page={isWide ? page : named} />
      </div>
      <main
        id="settings"
        ref={content}
        tabIndex={-1}
        className={cn(
          'min-w-0 flex-1 overflow-y-auto bg-panel outline-none',
          named === null && 'max-lg:hidden',
        )}
      >
        <Page key={page} page={page} />
      </main>
    </div>
  )
})

function Page({ page }: { page: SettingsPage }) {
  const t = useTranslations('settings')
  const { me } = usePeople()
  const Content = pages[page]
  if (mayOpen(page, me.role)) return <Content />
  return (
    <Notice
      icon={<Lock aria-hidden size={32} />}
      title={t('forbidden')}
      text={t(page === 'account' ? 'forOwners' : 'forManagers')}
    />
  )
}
