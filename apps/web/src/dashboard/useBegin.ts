'use client'
import type { Contact, Conversation } from '@parley/contract'
import type { Beginning } from '@parley/client'
import { useActions, useParley } from '@parley/client/react'
import { useMemo } from 'react'

/** Begins conversations and makes customers; without a network they wait, and are shown already. */
export function useBegin() {
  const { accountId } = useParley()
  const { beginConversation, addContact } = useActions()
  return useMemo(
    () => ({
      accountId,
      conversation: (wanted: Beginning, contact?: Contact): Promise<Conversation> =>
        beginConversation(wanted, contact),
      /** A customer by what was typed: an e-mail address, else a name. */
      contact(text: string): Promise<Contact> {
        const typed = text.trim()
        return addContact(typed.includes('@') ? { email: typed } : { name: typed })
      },
    }),
    [accountId, beginConversation, addContact],
  )
}
