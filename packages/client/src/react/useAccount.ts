import { useQuery } from '@tanstack/react-query'
import type { AccountAnswer } from '@parley/contract'
import { statusOf } from './statusOf.ts'
import { useParley } from './useParley.ts'
import { useSame } from './useSame.ts'
import type { AccountView } from './views.ts'

const nothing: Pick<AccountAnswer, 'members' | 'teams' | 'inboxes' | 'labels'> = {
  members: [],
  teams: [],
  inboxes: [],
  labels: [],
}

/** The account with its members, teams, inboxes and labels. */
export function useAccount(): AccountView {
  const { account, accountId } = useParley()
  const input = useSame({ accountId })
  const query = useQuery(account.mirror.queryOptions('accounts.get', input))
  const { members, teams, inboxes, labels } = query.data ?? nothing
  return {
    account: query.data?.account ?? null,
    me: query.data?.me ?? null,
    members,
    teams,
    inboxes,
    labels,
    ...statusOf(query),
  }
}
