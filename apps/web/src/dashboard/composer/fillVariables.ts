import type { Contact, Conversation, Member } from '@parley/contract'

interface Values {
  contact: Pick<Contact, 'name' | 'email'> | null
  agent: Pick<Member, 'name' | 'email'>
  conversation: Pick<Conversation, 'number' | 'subject'>
}

/** What may stand in a canned reply. */
export const variables = [
  'contact.name',
  'contact.firstName',
  'contact.email',
  'agent.name',
  'agent.firstName',
  'conversation.number',
  'conversation.subject',
] as const
type Variable = (typeof variables)[number]

/**
 * A canned reply for one conversation. `{{contact.name|there}}` says what stands where there is no
 * name; what is not a variable stays as it was written.
 */
export function fillVariables(body: string, { contact, agent, conversation }: Values): string {
  const values: Record<Variable, string | null> = {
    'contact.name': contact?.name ?? null,
    'contact.firstName': firstOf(contact?.name),
    'contact.email': contact?.email ?? null,
    'agent.name': agent.name,
    'agent.firstName': firstOf(agent.name),
    'conversation.number': String(conversation.number),
    'conversation.subject': conversation.subject,
  }
  return body.replace(/\{\{\s*([\w.]+)\s*(?:\|([^{}|]*))?\}\}/g, (mark, name: string, other = '') =>
    Object.hasOwn(values, name) ? (values[name as Variable] ?? String(other).trim()) : mark,
  )
}

function firstOf(name: string | null | undefined): string | null {
  return name?.trim().split(/\s+/u)[0] || null
}
