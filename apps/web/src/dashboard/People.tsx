'use client'
import type { Inbox, Label, Member, Team } from '@parley/contract'
import { useAccount } from '@parley/client/react'
import { createContext, useContext, useMemo } from 'react'
import type { ReactNode } from 'react'
import { contained } from './contained.ts'
import { useTranslations } from 'use-intl'
import { TroubleNotice } from './trouble/TroubleNotice.tsx'
import { useAgain } from './useAgain.ts'

interface People {
  me: Member
  members: Member[]
  teams: Team[]
  inboxes: Inbox[]
  labels: Label[]
  memberOf(userId: string): Member | undefined
  /** What a member is called; null for who is not in the account. */
  nameOf(userId: string): string | null
  labelOf(name: string): Label | undefined
}

const Context = createContext<People | null>(null)

/** The account's people and places, found by id, for everything below. */
export function PeopleProvider({
  children,
  fallback,
}: {
  children: ReactNode
  fallback: ReactNode
}) {
  const t = useTranslations('app')
  const again = useAgain('accounts.get')
  const { me, members, teams, inboxes, labels, status, error } = useAccount()
  const people = useMemo(() => {
    const shown = shownNames({ me, members, teams, inboxes, labels })
    const byId = new Map(shown.members.map((member) => [member.userId as string, member]))
    const byName = new Map(shown.labels.map((label) => [label.name, label]))
    return {
      ...shown,
      memberOf: (userId: string) => byId.get(userId),
      nameOf: (userId: string) => byId.get(userId)?.name ?? null,
      labelOf: (name: string) => byName.get(name),
    }
  }, [me, members, teams, inboxes, labels])
  if (status === 'error')
    return (
      <main className="h-dvh">
        <TroubleNotice title={t('failed')} trouble={error} onRetry={again} />
      </main>
    )
  if (!people.me) return fallback
  return <Context value={people as People}>{children}</Context>
}

export function usePeople(): People {
  const people = useContext(Context)
  if (!people) throw new Error('usePeople belongs below PeopleProvider.')
  return people
}

type Named = Pick<ReturnType<typeof useAccount>, 'me' | 'members' | 'teams' | 'inboxes' | 'labels'>

/** As they may stand among other words. */
function shownNames({ me, members, teams, inboxes, labels }: Named): Named {
  const named = <T extends { name: string }>(one: T): T => ({ ...one, name: contained(one.name) })
  return {
    me: me && named(me),
    members: members.map(named),
    teams: teams.map(named),
    inboxes: inboxes.map(named),
    labels: labels.map((label) => ({ ...label, title: contained(label.title) })),
  }
}
