import { useQuery } from '@tanstack/react-query'
import type { Message, MessageVersion } from '@parley/contract'
import { statusOf } from './statusOf.ts'
import { useParley } from './useParley.ts'
import type { VersionsView } from './views.ts'

const none: MessageVersion[] = []

/** What an edited message said before; asked for anew once it is edited again or deleted. */
export function useMessageVersions({ id, editedAt, deletedAt }: Message): VersionsView {
  const { client, accountId } = useParley()
  const query = useQuery({
    queryKey: ['parley-versions', accountId, id, editedAt?.getTime(), deletedAt?.getTime()],
    queryFn: () => client.api.messages.versions.query({ accountId, messageId: id }),
    gcTime: 0,
  })
  const again = () => void query.refetch()
  return { items: query.data?.items ?? none, again, ...statusOf(query) }
}
