import { CreateContactInput, ListContactsInput } from '@parley/contract/schema'
import { createContact, listContacts } from '@parley/domain'
import { member, router } from '../trpc.ts'

export const contacts = router({
  /** A page of contacts by name. */
  list: member
    .input(ListContactsInput)
    .query(({ ctx, input }) => listContacts(ctx.db, { ...input, by: ctx.actor })),
  /** Makes a contact. */
  create: member
    .input(CreateContactInput)
    .mutation(({ ctx, input }) => createContact(ctx.db, { ...input, by: ctx.actor })),
})
