import { useQuery } from '@tanstack/react-query'
import type { CannedReply } from '@parley/contract'
import { useMemo } from 'react'
import { v7 as uuid } from 'uuid'
import { troubleOf } from '../Trouble.ts'
import { statusOf } from './statusOf.ts'
import { useParley } from './useParley.ts'
import { useSame } from './useSame.ts'
import type { CannedDraft, CannedRepliesView } from './views.ts'

const none: CannedReply[] = []

/** The canned replies the viewer has, by shortcut, kept true, and how to change them. */
export function useCannedReplies(): CannedRepliesView {
  const { account, accountId, client } = useParley()
  const input = useSame({ accountId })
  const query = useQuery(account.mirror.queryOptions('cannedReplies.list', input))
  const acts = useMemo(() => {
    const { create, update, delete: remove } = client.api.cannedReplies
    const tell = (error: unknown): never => {
      throw troubleOf(error)
    }
    return {
      create: (draft: CannedDraft) =>
        create.mutate({ accountId, id: uuid(), ...draft }).then(() => {}, tell),
      update: (cannedReplyId: string, draft: CannedDraft) =>
        update
          .mutate({ accountId, cannedReplyId, mutationId: uuid(), ...draft })
          .then(() => {}, tell),
      remove: (cannedReplyId: string) =>
        remove.mutate({ accountId, cannedReplyId, mutationId: uuid() }).then(() => {}, tell),
    }
  }, [client, accountId])
  return { items: query.data?.items ?? none, ...statusOf(query), ...acts }
}
