'use client'
import { cn } from '@parley/ui'
import {
  ArrowLeft,
  Bell,
  Building2,
  Inbox,
  Keyboard,
  KeyRound,
  SlidersHorizontal,
  MessageSquareText,
  Tag,
  UserRound,
  Users,
  UsersRound,
} from 'lucide-react'
import Link from 'next/link'
import type { MouseEvent, ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { usePeople } from '../People.tsx'
import { changeAddress } from '../useAddress.ts'
import { mayOpen, settingsHref, settingsPages } from './settingsPlace.ts'
import type { SettingsPage } from './settingsPlace.ts'

const icons: Record<SettingsPage, ReactNode> = {
  profile: <UserRound aria-hidden size={15} />,
  preferences: <SlidersHorizontal aria-hidden size={15} />,
  notifications: <Bell aria-hidden size={15} />,
  keys: <Keyboard aria-hidden size={15} />,
  security: <KeyRound aria-hidden size={15} />,
  members: <UsersRound aria-hidden size={15} />,
  teams: <Users aria-hidden size={15} />,
  inboxes: <Inbox aria-hidden size={15} />,
  labels: <Tag aria-hidden size={15} />,
  cannedReplies: <MessageSquareText aria-hidden size={15} />,
  account: <Building2 aria-hidden size={15} />,
}

interface SettingsNavigationProps {
  slug: string
  page: SettingsPage | null
}

/** What there is to set for who looks, and the way back. */
export function SettingsNavigation({ slug, page }: SettingsNavigationProps) {
  const t = useTranslations('settings')
  const { me } = usePeople()
  const open = settingsPages.filter(({ key }) => mayOpen(key, me.role))
  return (
    <nav aria-label={t('title')} className="flex h-full flex-col overflow-y-auto bg-bg p-2">
      <Link
        href={`/accounts/${slug}/conversations`}
        className="flex h-9 items-center gap-2 rounded-lg px-2 text-[13px] text-muted hover:bg-hover hover:text-text max-lg:h-11"
      >
        <ArrowLeft aria-hidden size={15} />
        {t('back')}
      </Link>
      <h1 className="px-2 pt-2 text-[18px] font-semibold">{t('title')}</h1>
      {(['you', 'account'] as const).map((about) => {
        const group = open.filter((one) => one.about === about)
        return (
          group.length > 0 && (
            <section key={about} aria-labelledby={`settings-${about}`} className="mt-3">
              <h2 id={`settings-${about}`} className="px-2 py-1 text-[11px] font-medium text-muted">
                {t(`about.${about}`)}
              </h2>
              <ul>
                {group.map(({ key }) => (
                  <li key={key}>
                    <PageLink
                      href={settingsHref(slug, key)}
                      icon={icons[key]}
                      label={t(`pages.${key}`)}
                      isChosen={page === key}
                    />
                  </li>
                ))}
              </ul>
            </section>
          )
        )
      })}
    </nav>
  )
}

interface PageLinkProps {
  href: string
  icon: ReactNode
  label: string
  isChosen: boolean
}

/** Goes there without asking the page server: everything is held here already. */
function PageLink({ href, icon, label, isChosen }: PageLinkProps) {
  const go = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    changeAddress(href)
  }
  return (
    <a
      href={href}
      onClick={go}
      aria-current={isChosen ? 'page' : undefined}
      className={cn(
        'flex h-8 items-center gap-2 rounded-lg px-2 text-[13px] max-lg:h-11 max-lg:text-[14px]',
        isChosen
          ? 'bg-selected font-medium text-text'
          : 'text-muted hover:bg-hover hover:text-text',
      )}
    >
      {icon}
      {label}
    </a>
  )
}
