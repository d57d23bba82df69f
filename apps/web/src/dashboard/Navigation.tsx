'use client'
import type { ConversationFilter } from '@parley/contract'
import { usePresence } from '@parley/client/react'
import { Avatar, cn, Menu } from '@parley/ui'
import {
  AtSign,
  ChevronsUpDown,
  Hash,
  Inbox,
  Languages,
  LogOut,
  Mail,
  Megaphone,
  MessagesSquare,
  Monitor,
  Moon,
  MailOpen,
  Sun,
  User,
  UserX,
} from 'lucide-react'
import { useRouter } from 'next/navigation'
import type { MouseEvent, ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { languageNames, locales } from '../i18n/catalogues.ts'
import { setCookie } from '../i18n/setCookie.ts'
import { ConnectionState } from './ConnectionState.tsx'
import { usePeople } from './People.tsx'
import { placeHref } from './place.ts'
import { useIsWide } from './useIsWide.ts'
import type { UsedPlace } from './usePlace.ts'
import { viewOf, views } from './view.ts'
import type { ViewKey } from './view.ts'

interface NavigationProps {
  place: UsedPlace
  accounts: { slug: string; name: string }[]
  onChosen: () => void
}

const icons: Record<ViewKey, ReactNode> = {
  all: <MessagesSquare aria-hidden size={15} />,
  mine: <AtSign aria-hidden size={15} />,
  unassigned: <UserX aria-hidden size={15} />,
  unread: <MailOpen aria-hidden size={15} />,
  direct: <User aria-hidden size={15} />,
  groups: <Hash aria-hidden size={15} />,
  announcements: <Megaphone aria-hidden size={15} />,
}

/** The first pane: account, views, inboxes, oneself. */
export function Navigation({ place, accounts, onChosen }: NavigationProps) {
  const t = useTranslations('nav')
  const { inboxes } = usePeople()
  const isWide = useIsWide()
  const account = accounts.find((one) => one.slug === place.slug)
  const link = (filter: ConversationFilter) => ({
    href: placeHref({ slug: place.slug, number: null, search: viewOf(filter) }),
    isChosen: viewOf(place.filter) === viewOf(filter),
    onChoose: () => {
      place.go({ filter, sort: null, view: null, number: null })
      onChosen()
    },
  })
  return (
    <nav aria-label={t('views')} className="flex h-full flex-col bg-bg">
      <div className="p-2">
        <Menu
          trigger={
            <button
              type="button"
              aria-label={t('switchAccount')}
              className="flex h-10 w-full cursor-pointer items-center gap-2 rounded-lg px-2 text-left text-[13px] font-semibold hover:bg-hover"
            >
              <span className="flex size-6 items-center justify-center rounded-md bg-accent text-[12px] text-on-accent">
                {account?.name[0]?.toUpperCase()}
              </span>
              <span className="min-w-0 flex-1 truncate">{account?.name}</span>
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
      </div>
      <div className="flex-1 overflow-y-auto px-2 pb-2">
        <Section title={t('views')}>
          {views.map(({ key, filter }) => (
            <Item key={key} icon={icons[key]} label={t(key)} {...link(filter)} />
          ))}
        </Section>
        {inboxes.length > 0 && (
          <Section title={t('inboxes')}>
            {inboxes.map(({ id, name, channel }) => (
              <Item
                key={id}
                icon={
                  channel === 'email' ? (
                    <Mail aria-hidden size={15} />
                  ) : (
                    <Inbox aria-hidden size={15} />
                  )
                }
                label={name}
                {...link({ inboxId: [id] })}
              />
            ))}
          </Section>
        )}
      </div>
      <div className="border-t border-line p-2">
        {isWide && <ConnectionState />}
        <PersonMenu />
      </div>
    </nav>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mb-3">
      <h2 className="px-2 py-1.5 text-[11px] font-medium text-muted">{title}</h2>
      <ul>{children}</ul>
    </section>
  )
}

interface ItemProps {
  icon: ReactNode
  label: string
  href: string
  isChosen: boolean
  onChoose: () => void
}

function Item({ icon, label, href, isChosen, onChoose }: ItemProps) {
  function onClick(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    onChoose()
  }
  return (
    <li>
      <a
        href={href}
        onClick={onClick}
        aria-current={isChosen ? 'page' : undefined}
        className={cn(
          'flex h-8 items-center gap-2 rounded-lg px-2 text-[13px] transition-colors duration-100',
          isChosen
            ? 'bg-selected font-medium text-text'
            : 'text-muted hover:bg-hover hover:text-text',
        )}
      >
        {icon}
        <span className="truncate">{label}</span>
      </a>
    </li>
  )
}

function PersonMenu() {
  const t = useTranslations()
  const router = useRouter()
  const { me } = usePeople()
  const presence = usePresence([me.userId])[me.userId] ?? 'offline'
  const choose = (name: 'theme' | 'locale', value: string) => {
    setCookie(name, value)
    if (name === 'locale') return router.refresh()
    if (value === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = value
  }
  const leave = async (path: string) => {
    await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    window.location.assign('/sign-in')
  }
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t('nav.person')}
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
              onSelect: () => choose('theme', 'system'),
            },
            {
              key: 'light',
              label: t('nav.light'),
              icon: <Sun aria-hidden size={14} />,
              onSelect: () => choose('theme', 'light'),
            },
            {
              key: 'dark',
              label: t('nav.dark'),
              icon: <Moon aria-hidden size={14} />,
              onSelect: () => choose('theme', 'dark'),
            },
          ],
        },
        {
          title: t('nav.language'),
          items: locales.map((locale) => ({
            key: locale,
            label: languageNames[locale],
            icon: <Languages aria-hidden size={14} />,
            onSelect: () => choose('locale', locale),
          })),
        },
        {
          items: [
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
  )
}
