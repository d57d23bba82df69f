import { useQuery } from '@tanstack/react-query'
import type { SavedView } from '@parley/contract'
import { statusOf } from './statusOf.ts'
import { useParley } from './useParley.ts'
import { useSame } from './useSame.ts'
import type { ViewsView } from './views.ts'

const none: SavedView[] = []

/** The saved views the viewer sees, in the viewer's order, kept true. */
export function useViews(): ViewsView {
  const { account, accountId } = useParley()
  const input = useSame({ accountId })
  const query = useQuery(account.mirror.queryOptions('views.list', input))
  return { items: query.data?.items ?? none, ...statusOf(query) }
}
