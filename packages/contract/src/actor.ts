import type { Role } from './enums.ts'
import type { AccountId, ClientId, ContactId, UserId } from './ids.ts'

/** Who does something, in one account. Verbs take it as `by`; routers spread it last. */
export type Actor = MemberActor | ContactActor | SystemActor

/** A person at work. `sessionId` is the sign-in that is locked with the member row in every write; null where the account acts for itself (seed, tests). */
export interface MemberActor {
  type: 'member'
  accountId: AccountId
  userId: UserId
  role: Role
  sessionId: string | null
  clientId: ClientId | null
}

export interface ContactActor {
  type: 'contact'
  accountId: AccountId
  contactId: ContactId
  clientId: ClientId | null
}

export interface SystemActor {
  type: 'system'
  accountId: AccountId
  clientId: null
}
