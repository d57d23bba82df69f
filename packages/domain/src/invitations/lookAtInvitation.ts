import type { Role } from '@parley/contract'
import type { DbOrTx } from '@parley/db'
import { findInvitation, mustBeOpen } from './findInvitation.ts'

/** What a link says to who holds it. */
export interface InvitationLook {
  account: string
  role: Role
  invitedBy: string | null
  expiresAt: Date
}

/** Whereto a secret invites. Refuses with invitation.notFound, invitation.used, invitation.expired. */
export async function lookAtInvitation(
  db: DbOrTx,
  { secret }: { secret: string },
): Promise<InvitationLook> {
  const found = await findInvitation(db, secret)
  mustBeOpen(found)
  const { account, invitation, maker } = found
  const { role, expiresAt } = invitation
  return { account: account.name, role, invitedBy: maker?.name ?? null, expiresAt }
}
