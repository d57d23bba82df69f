'use client'
import type { Inbox, Label, Member, Team } from '@parley/contract'
import { useAccount } from '@parley/client/react'
import { createContext, useContext, useMemo } from 'react'
import type { ReactNode } from 'react'
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
    const byId = new Map(members.map((member) => [member.userId as string, member]))
    const byName = new Map(labels.map((label) => [label.name, label]))
    return {
      me,
      members,
      teams,
      inboxes,
      labels,
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
