import { v7 as uuid } from 'uuid'
import type { Contact, Conversation } from '@parley/contract'
import { expectBeginning } from './changes/expectBeginning.ts'
import type { Mirror } from './mirror/Mirror.ts'
import type { Beginning } from './outbox/Kept.ts'
import type { Outbox } from './outbox/Outbox.ts'

/** A customer to be made, by what is known of them. */
export type NewContact = { name: string } | { email: string }

/**
 * Each answers what the server made of it, or after a second, while it waits for the network, what it
 * will be: a conversation then has a number below nought until the server gives it one.
 */
export interface BeginActions {
  /** `contact` is how the customer of a support conversation is shown meanwhile. */
  beginConversation(beginning: Beginning, contact?: Contact): Promise<Conversation>
  addContact(contact: NewContact): Promise<Contact>
}

export function createBeginActions(mirror: Mirror, outbox: Pick<Outbox, 'addFor'>): BeginActions {
  return {
    async beginConversation(beginning, contact) {
      const change = { beginning, contact: contact ?? null, conversationId: uuid() }
      const answered = await outbox.addFor({ type: 'begin', ...change })
      if (answered?.conversation) return answered.conversation
      const { accountId, viewer } = mirror
      const by = { accountId, userId: viewer.userId, at: new Date() }
      return expectBeginning({ id: change.conversationId, ...by, ...change }).begins!
    },
    async addContact(given) {
      const contactId = uuid()
      await outbox.addFor({ type: 'contact', contactId, ...given })
      const blank = { name: null, email: null, type: 'customer' }
      return { ...blank, ...given, id: contactId } as unknown as Contact
    },
  }
}
