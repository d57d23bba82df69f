'use client'
import type { Conversation } from '@parley/contract'
import { trpc, useParley } from '@parley/client/react'

const none: string[] = []
const freshMs = 30_000

/** The userIds of all who take part, asked for only where the row does not carry them all. */
export function useTakingPart(
  { id: conversationId, participants, participantCount }: Conversation,
  isWanted: boolean,
): readonly string[] {
  const { accountId } = useParley()
  const enabled = isWanted && participantCount > participants.length
  const { data } = trpc.conversations.participants.useQuery(
    { accountId, conversationId },
    { enabled, staleTime: freshMs },
  )
  return data?.items ?? none
}
