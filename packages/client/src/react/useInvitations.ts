import { useQuery } from '@tanstack/react-query'
import type { Invitation } from '@parley/contract'
import { statusOf } from './statusOf.ts'
import { useParley } from './useParley.ts'
import { useSame } from './useSame.ts'
import type { InvitationsView } from './views.ts'

const none: Invitation[] = []

/** The invitations that nobody has accepted, kept true; for owners and admins. */
export function useInvitations(): InvitationsView {
  const { account, accountId } = useParley()
  const input = useSame({ accountId })
  const query = useQuery(account.mirror.queryOptions('invitations.list', input))
  return { items: query.data?.items ?? none, ...statusOf(query) }
}
