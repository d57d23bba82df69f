import type { Conversation, Member } from '@parley/contract'
import { contactName } from './contactName.ts'
import { contained } from './contained.ts'

type Named = Pick<Conversation, 'kind' | 'contact' | 'participants' | 'subject' | 'purpose'>

/** What a conversation is called: the customer, the other one, or the name of the group. */
export function titleOf(
  conversation: Named,
  me: string,
  memberOf: (userId: string) => Member | undefined,
): string | null {
  const { kind, contact, participants, subject, purpose } = conversation
  if (kind === 'support') return contactName(contact)
  const name = subject && contained(subject)
  if (purpose === 'support') {
    const [whose] = participants
    return whose && whose !== me ? `${name} · ${memberOf(whose)?.name ?? ''}` : name
  }
  if (kind !== 'direct') return name
  return memberOf(participants.find((userId) => userId !== me) ?? me)?.name ?? null
}

/** The face of a direct conversation. */
export function faceOf(
  { kind, participants }: Named,
  me: string,
  memberOf: (userId: string) => Member | undefined,
): Member | undefined {
  if (kind !== 'direct') return undefined
  return memberOf(participants.find((userId) => userId !== me) ?? me)
}
