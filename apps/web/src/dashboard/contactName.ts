import { isBlank } from '@parley/contract'
import type { Contact } from '@parley/contract'
import { contained } from './contained.ts'

/** What a customer is called: the name, else the address; null where neither shows anything. */
export function contactName(contact: Pick<Contact, 'name' | 'email'> | null): string | null {
  const shown = [contact?.name, contact?.email].find((one) => one && !isBlank(one))
  return shown ? contained(shown) : null
}
