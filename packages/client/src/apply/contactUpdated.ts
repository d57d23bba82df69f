import type { Contact, Conversation } from '@parley/contract'
import { countMentions } from './foldCount.ts'
import { mentions } from './mentions.ts'
import { normaliseFilter } from '@parley/contract'
import type { Fold } from './Query.ts'

/** A customer's name, address or type changed: on every row that shows them, and for every search. */
export const contactUpdated: Fold<'contact.updated'> = (query, { contact }) => {
  switch (query.procedure) {
    case 'conversations.list': {
      const filter = normaliseFilter(query.input.filter)
      // A row that is not held may match from now on.
      if (mentions(filter, 'search') || mentions(filter, 'contactType')) return { refetch: true }
      if (!query.data.items.some((row) => isTheirs(row, contact))) return { data: query.data }
      return {
        data: { ...query.data, items: query.data.items.map((row) => renamed(row, contact)) },
      }
    }
    case 'conversations.get': {
      const { conversation } = query.data
      return {
        data: isTheirs(conversation, contact)
          ? { ...query.data, conversation: { ...conversation, contact } }
          : query.data,
      }
    }
    case 'conversations.count':
    case 'conversations.counts':
      return countMentions(query, 'search', 'contactType')
        ? { refetch: true }
        : { data: query.data }
    case 'notifications.list':
      return query.data.items.some(({ conversation }) => conversation.contact?.id === contact.id)
        ? { refetch: true }
        : { data: query.data }
    case 'notifications.count':
    case 'accounts.get':
    case 'conversations.receipts':
    case 'invitations.list':
    case 'preferences.get':
    case 'cannedReplies.list':
    case 'views.list':
    case 'messages.get':
    case 'messages.list':
      return { data: query.data }
  }
}

function isTheirs(row: Conversation, contact: Contact): boolean {
  return row.contact?.id === contact.id
}

function renamed(row: Conversation, contact: Contact): Conversation {
  return isTheirs(row, contact) ? { ...row, contact } : row
}
