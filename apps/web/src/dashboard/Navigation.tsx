'use client'
import { limits, normaliseFilter } from '@parley/contract'
import type { ConversationFilter, Sort } from '@parley/contract'
import { useParley, usePreferences, usePresence, useViews } from '@parley/client/react'
import type { KnownCount } from '@parley/client/react'
import { Avatar, Menu } from '@parley/ui'
import {
  AlarmClock,
  AtSign,
  ChevronsUpDown,
  Flame,
  Hash,
  Hourglass,
  Inbox,
  Languages,
  LogOut,
  Mail,
  Megaphone,
  MessagesSquare,
  Monitor,
  Moon,
  Settings,
  MailOpen,
  Sun,
  User,
  UserX,
} from 'lucide-react'
import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { memo, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { languageNames, locales } from '../i18n/locales.ts'
import { ConnectionState } from './ConnectionState.tsx'
import { drafts } from './composer/drafts.ts'
import { leaving } from './leaving.ts'
import { NotificationBell } from './notifications/NotificationBell.tsx'
import { usePeople } from './People.tsx'
import { placeHref } from './place.ts'
import { settingsHref } from './settings/settingsPlace.ts'
import { shippedViews, teamViews } from './shippedViews.ts'
import type { ShippedKey, ShippedView } from './shippedViews.ts'
import { useIsWide } from './useIsWide.ts'
import type { ListPlace } from './useListPlace.ts'
import { writeAddress } from './view.ts'
import { currentOf } from './views/currentOf.ts'
import { SavedViews } from './views/SavedViews.tsx'
import { SidebarLink, SidebarSection } from './views/SidebarLink.tsx'
import { useFollowView } from './views/useFollowView.ts'
import { useUnreadCounts } from './views/useUnreadCounts.ts'

interface NavigationProps {
  place: ListPlace
  accounts: { slug: string; name: string }[]
  onChosen: () => void
}

const icons: Record<ShippedKey, ReactNode> = {
  all: <MessagesSquare aria-hidden size={15} />,
  mine: <AtSign aria-hidden size={15} />,
  unassigned: <UserX aria-hidden size={15} />,
  unread: <MailOpen aria-hidden size={15} />,
  waiting: <Hourglass aria-hidden size={15} />,
  snoozed: <AlarmClock aria-hidden size={15} />,
  urgent: <Flame aria-hidden size={15} />,
  direct: <User aria-hidden size={15} />,
  groups: <Hash aria-hidden size={15} />,
  announcements: <Megaphone aria-hidden size={15} />,
}

/** The first pane: account, views, inboxes, oneself; not drawn again because another conversation is opened. */
export const Navigation = memo(function Navigation(props: NavigationProps) {
  const { place, accounts, onChosen } = props
  const t = useTranslations('nav')
  const words = useTranslations('views')
  const { inboxes } = usePeople()
  const isWide = useIsWide()
  const account = accounts.find((one) => one.slug === place.slug)
  const { items: saved } = useViews()
  const current = useMemo(() => currentOf(place, saved), [place, saved])
  useFollowView(place, current)
  const isNone = current.view === null && current.shipped === null
  const inboxId =
    isNone && place.filter.inboxId?.in?.length === 1 ? place.filter.inboxId.in[0] : null
  const shipped = [...shippedViews, ...teamViews]
  const counts = useUnreadCounts([...shipped, ...saved].map(({ filter }) => filter))
  const countBy = new Map<string, KnownCount>([
    ...shipped.map(({ key }, index) => [key, counts[index] ?? null] as const),
    ...saved.map(({ id }, index) => [id, counts[shipped.length + index] ?? null] as const),
  ])
  // One question for all of them, however many there are.
  const inboxCounts = useUnreadCounts(
    inboxes.slice(0, limits.counts).map(({ id }) => ({ inboxId: [id] })),
  )
  const link = (filter: ConversationFilter, view: ShippedKey | null, sort: Sort | null = null) => {
    // All is the plain address.
    const asked = { filter: normaliseFilter(filter), view: view === 'all' ? null : view }
    const search = writeAddress({ ...asked, sort: sort ?? undefined })
    return {
      href: placeHref({ slug: place.slug, number: null, search }),
      onChoose: () => {
        place.go({ ...asked, sort, number: null })
        onChosen()
      },
    }
  }
  const shippedItem = ({ key, filter, sort }: ShippedView) => (
    <li key={key}>
      <SidebarLink
        icon={icons[key]}
        label={t(key)}
        isChosen={current.shipped === key}
        isEdited={current.shipped === key && current.dirty}
        count={countBy.get(key) ?? null}
        {...link(filter, key, sort)}
      />
    </li>
  )
  return (
    <nav aria-label={t('views')} className="flex h-full flex-col bg-bg">
      <div className="flex items-center gap-1 p-2">
        <Menu
          trigger={
            <button
              type="button"
              className="flex h-10 min-w-0 flex-1 cursor-pointer items-center gap-2 rounded-lg px-2 text-left text-[13px] font-semibold hover:bg-hover"
            >
              <span
                aria-hidden
                className="flex size-6 items-center justify-center rounded-md bg-accent text-[12px] text-on-accent"
              >
                {account?.name[0]?.toUpperCase()}
              </span>
              <span className="min-w-0 flex-1 truncate">{account?.name}</span>
              <span className="sr-only">{t('switchAccount')}</span>
              <ChevronsUpDown aria-hidden size={14} className="text-muted" />
            </button>
          }
          groups={[
            {
              title: t('switchAccount'),
              items: accounts.map(({ slug, name }) => ({
                key: slug,
                label: name,
                isChecked: slug === place.slug,
                onSelect: () =>
                  slug !== place.slug && window.location.assign(`/accounts/${slug}/conversations`),
              })),
            },
          ]}
        />
        <NotificationBell place={place} onChosen={onChosen} className="max-lg:hidden" />
      </div>
      <div className="flex-1 overflow-y-auto px-2 pb-2">
        <SidebarSection title={t('views')}>
          <ul>{shippedViews.map(shippedItem)}</ul>
        </SidebarSection>
        <SavedViews
          place={place}
          current={current}
          countOf={({ id }) => countBy.get(id) ?? null}
          onChosen={onChosen}
        />
        <SidebarSection title={words('team')}>
          <ul>{teamViews.map(shippedItem)}</ul>
        </SidebarSection>
        {inboxes.length > 0 && (
          <SidebarSection title={t('inboxes')}>
            <ul>
              {inboxes.map(({ id, name, channel }, index) => (
                <li key={id}>
                  <SidebarLink
                    icon={
                      channel === 'email' ? (
                        <Mail aria-hidden size={15} />
                      ) : (
                        <Inbox aria-hidden size={15} />
                      )
                    }
                    label={name}
                    isChosen={inboxId === id}
                    count={inboxCounts[index] ?? null}
                    {...link({ inboxId: [id] }, null)}
                  />
                </li>
              ))}
            </ul>
          </SidebarSection>
        )}
      </div>
      <div className="border-t border-line p-2">
        {isWide && <ConnectionState />}
        <PersonMenu slug={place.slug} />
      </div>
    </nav>
  )
})

function PersonMenu({ slug }: { slug: string }) {
  const t = useTranslations()
  const router = useRouter()
  const { me } = usePeople()
  const { client } = useParley()
  const presence = usePresence([me.userId])[me.userId] ?? 'offline'
  const { preferences, update } = usePreferences()
  const [isStaying, setStaying] = useState(false)
  // Refused or unheard, the picture goes back by itself.
  const choose = (patch: Parameters<typeof update>[0]) => void update(patch).catch(() => {})
  const leave = async (path: string) => {
    setStaying(false)
    leaving.set(true)
    const isOut = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
      signal: AbortSignal.timeout(10_000),
    }).then(
      ({ ok, status }) => ok || status === 401,
      () => false,
    )
    if (!isOut) {
      leaving.set(false)
      return setStaying(true)
    }
    // On a machine that others use nothing of this person stays behind.
    await client.forget().catch(() => {})
    drafts.forget(me.userId)
    window.location.assign('/sign-in')
  }
  return (
    <>
      {isStaying && (
        <p role="alert" className="px-2 pb-1 text-[12px] text-danger">
          {t('nav.notSignedOut')}
        </p>
      )}
      <Menu
        trigger={
          <button
            type="button"
            className="flex w-full cursor-pointer items-center gap-2 rounded-lg p-1.5 text-left hover:bg-hover"
          >
            <Avatar
              name={me.name}
              image={me.avatar}
              size={28}
              presence={presence}
              presenceLabel={t(`row.${presence}`)}
            />
            <span className="min-w-0 flex-1">
              <span className="block truncate text-[13px] font-medium">{me.name}</span>
              <span className="block truncate text-[11px] text-muted">{t(`role.${me.role}`)}</span>
            </span>
            <span className="sr-only">{t('nav.person')}</span>
          </button>
        }
        groups={[
          {
            title: t('nav.theme'),
            items: [
              {
                key: 'system',
                label: t('nav.system'),
                icon: <Monitor aria-hidden size={14} />,
                isChecked: preferences.theme === 'system',
                onSelect: () => choose({ theme: 'system' }),
              },
              {
                key: 'light',
                label: t('nav.light'),
                icon: <Sun aria-hidden size={14} />,
                isChecked: preferences.theme === 'light',
                onSelect: () => choose({ theme: 'light' }),
              },
              {
                key: 'dark',
                label: t('nav.dark'),
                icon: <Moon aria-hidden size={14} />,
                isChecked: preferences.theme === 'dark',
                onSelect: () => choose({ theme: 'dark' }),
              },
            ],
          },
          {
            title: t('nav.language'),
            items: locales.map((locale) => ({
              key: locale,
              label: languageNames[locale],
              icon: <Languages aria-hidden size={14} />,
              isChecked: preferences.language === locale,
              onSelect: () => choose({ language: locale }),
            })),
          },
          {
            items: [
              {
                key: 'settings',
                label: t('nav.settings'),
                icon: <Settings aria-hidden size={14} />,
                onSelect: () => router.push(settingsHref(slug)),
              },
              {
                key: 'out',
                label: t('nav.signOut'),
                icon: <LogOut aria-hidden size={14} />,
                onSelect: () => void leave('/api/auth/sign-out'),
              },
              {
                key: 'all',
                label: t('nav.signOutEverywhere'),
                icon: <LogOut aria-hidden size={14} />,
                isDanger: true,
                onSelect: () => void leave('/api/auth/revoke-sessions'),
              },
            ],
          },
        ]}
      />
    </>
  )
}
