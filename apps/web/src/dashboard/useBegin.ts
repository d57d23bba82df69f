'use client'
import type { Contact, Conversation } from '@parley/contract'
import { useParley } from '@parley/client/react'
import { v7 as uuid } from 'uuid'
import { useMemo } from 'react'

type Begun =
  | { kind: 'direct'; participantIds: string[] }
  | { kind: 'group'; subject: string; participantIds: string[] }
  | { kind: 'support'; inboxId: string; contactId: string; subject: string | null }

/** Begins conversations and makes customers; ids are made here, so a repeat is harmless. */
export function useBegin() {
  const { client, accountId } = useParley()
  return useMemo(
    () => ({
      accountId,
      conversation: async (wanted: Begun): Promise<Conversation> =>
        (await client.api.conversations.create.mutate({ accountId, id: uuid(), ...wanted }))
          .conversation,
      /** A customer by what was typed: an e-mail address, else a name. */
      contact: async (text: string): Promise<Contact> => {
        const typed = text.trim()
        const who = typed.includes('@') ? { email: typed } : { name: typed }
        return (await client.api.contacts.create.mutate({ accountId, id: uuid(), ...who })).contact
      },
    }),
    [client, accountId],
  )
}
